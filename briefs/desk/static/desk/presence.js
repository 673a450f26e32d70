// Tells at once and every twenty seconds that this page is open, and shows who else is there.
const box = document.getElementById("presence");
const token = document.querySelector("#content-main [name=csrfmiddlewaretoken]")?.value;
if (box && token) {
  tell();
  setInterval(tell, 20_000);
}

async function tell() {
  try {
    const answer = await fetch(box.dataset.notes, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "error" });
    if (answer.ok) show((await answer.json()).others);
  } catch {
    // Without a connection or a login nobody is told; the page itself goes on.
  }
}

function show(others) {
  if ([...box.children].map((line) => line.textContent).join() === others.join()) return;
  box.replaceChildren(...others.map((one) => {
    const line = document.createElement("p");
    line.className = "presence";
    line.textContent = one;
    return line;
  }));
}

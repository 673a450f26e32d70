// Puts what stands beside a button into the clipboard; without it the text can be selected.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const label = button.firstChild;
  button.classList.add("ready");
  button.addEventListener("click", async () => {
    const text = source.value ?? source.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      label.data = "Copied";
    } catch {
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      label.data = "Press Ctrl+C";
    }
    setTimeout(() => { label.data = "Copy"; }, 2500);
  });
}

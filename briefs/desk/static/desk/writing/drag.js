// By the handle with a pointer; Alt and the arrows, or the buttons, do the same.
export function drag(list, done) {
  let moved = null;
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".handle");
    if (!handle) return;
    event.preventDefault();
    moved = handle.closest("li");
    moved.classList.add("moved");
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (!moved) return;
    for (const entry of list.children) {
      const box = entry.getBoundingClientRect();
      if (entry === moved || event.clientY < box.top || event.clientY > box.bottom) continue;
      if (event.clientY < box.top + box.height / 2) entry.before(moved);
      else entry.after(moved);
    }
  });
  const drop = () => {
    moved?.classList.remove("moved");
    if (moved) done();
    moved = null;
  };
  list.addEventListener("pointerup", drop);
  list.addEventListener("pointercancel", drop);
}

// Each cell of a row gets the name of its column, for the layouts that show no head of a table.
for (const table of document.querySelectorAll(".inline-group .tabular table, #result_list")) {
  const heads = [...table.querySelectorAll("thead th")];
  const names = heads.map((head) => {
    const text = head.querySelector(".text")?.textContent ?? head.firstChild?.textContent ?? "";
    return text.trim().replace(/\?$/, "");
  });
  for (const row of table.querySelectorAll("tbody tr")) {
    if (row.cells.length !== names.length) continue;
    [...row.cells].forEach((cell, index) => {
      if (names[index]) cell.dataset.name = names[index];
    });
  }
  table.classList.add("named-rows");
}

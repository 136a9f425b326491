// Makes tables sortable by their headings; without it everything can be read as it is.
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  [...table.tHead.rows[0].cells].forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent || "Name";
    head.replaceChildren(button);
    // Paper: a browser repeats headings on the next page only where nothing in them can be pressed.
    addEventListener("beforeprint", () => head.replaceChildren(button.textContent));
    addEventListener("afterprint", () => head.replaceChildren(button));
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const value = (row) => {
        const cell = row.cells[index];
        return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
      };
      const compare = (a, b) =>
        typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
      [...body.rows]
        .sort((a, b) => (isUp ? 1 : -1) * compare(value(a), value(b)))
        .forEach((row) => body.append(row));
    });
  });
}

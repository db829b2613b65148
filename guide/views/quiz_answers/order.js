// Items that a reader puts in order: each with a button that moves it up and one that moves it down. The list moves
// at once, here; the server hears of each move with whatever is pressed next.
export default function ({ data, parentElement, setStateValue }) {
  if (parentElement.querySelector("ol")) return; // drawn already: what the reader did stays

  const list = document.createElement("ol");
  const said = document.createElement("p");
  list.className = "to-order";
  said.className = "heard";
  said.setAttribute("role", "status");
  list.append(...data.order.map(row));
  parentElement.replaceChildren(list, said);
  ends();

  function row(id) {
    const item = document.createElement("li");
    const text = document.createElement("span");
    item.dataset.id = id;
    text.textContent = data.texts[id];
    item.append(text, button(item, "up", -1), button(item, "down", 1));
    return item;
  }

  function button(item, way, by) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = way;
    made.textContent = by > 0 ? "↓" : "↑";
    made.title = data[way];
    made.setAttribute("aria-label", `${data[way]}: ${data.texts[item.dataset.id]}`);
    made.addEventListener("click", () => move(item, made, by));
    return made;
  }

  function move(item, pressed, by) {
    if (pressed.getAttribute("aria-disabled") === "true") return;
    const other = by > 0 ? item.nextElementSibling : item.previousElementSibling;
    by > 0 ? other.after(item) : other.before(item);
    ends();
    pressed.focus();
    const order = [...list.children].map((each) => each.dataset.id);
    said.textContent = data.moved
      .replace("{text}", () => data.texts[item.dataset.id])
      .replace("{place}", order.indexOf(item.dataset.id) + 1)
      .replace("{count}", order.length);
    setStateValue("order", order);
  }

  // The first cannot go up, the last not down. Their buttons keep the focus, so that a press more is no way out.
  function ends() {
    for (const each of list.querySelectorAll("button")) each.removeAttribute("aria-disabled");
    list.querySelector("li:first-child .up").setAttribute("aria-disabled", "true");
    list.querySelector("li:last-child .down").setAttribute("aria-disabled", "true");
  }
}

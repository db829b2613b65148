// A button for each year or stretch of years, one stop for the Tab key: arrows, Home and End move along the years, Enter or a press shows them.
export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".strip") ?? parentElement.appendChild(document.createElement("div"));
  const most = Math.max(1, ...data.years.map(([, , count]) => count));
  const [first, last] = data.shown;
  const many = data.years.length > 8;
  // The first years have an era beside them, and need the room of a stretch.
  const single = data.years.every(([from, to]) => from === to) && !(many && 100 > data.years[0][0]);
  const narrow = single && many;

  function button(name, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.name = name;
    made.onclick = press;
    return made;
  }

  if (box.className !== "strip") {
    box.className = "strip";
    box.appendChild(document.createElement("span")).className = "what";
    const years = box.appendChild(document.createElement("div"));
    years.className = "years";
    years.setAttribute("role", "toolbar");
    for (const [from, to] of data.years) {
      const made = years.appendChild(button(`year-${from}`, () => setTriggerValue("pressed", from === to ? [from] : [from, to])));
      made.append(document.createElement("i"), document.createElement("b"));
    }
    const spans = box.appendChild(document.createElement("div"));
    spans.className = "spans";
    data.spans.forEach(([from, to, words, name]) => {
      const made = spans.appendChild(button(name, () => setTriggerValue("pressed", [from, to])));
      made.textContent = words;
    });
    years.onkeydown = (event) => {
      const all = [...years.children];
      const at = all.indexOf(event.target);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to === undefined || !all[to]) return;
      event.preventDefault();
      for (const each of all) each.tabIndex = -1;
      all[to].tabIndex = 0;
      all[to].focus();
    };
  }

  const [what, years, spans] = box.children;
  what.textContent = data.what;
  years.setAttribute("aria-label", data.label);
  const stop = [...years.children].find((each) => each.matches(":focus"));
  years.classList.toggle("stretches", !single);
  years.classList.toggle("eras", many && 100 > data.years[0][0]);
  data.years.forEach(([year, to, count, words, name], n) => {
    const each = years.children[n];
    const inside = to >= first && last >= year;
    each.setAttribute("aria-pressed", inside);
    each.setAttribute("aria-label", words);
    each.title = words;
    each.tabIndex = stop ? (each === stop ? 0 : -1) : first >= year && to >= first ? 0 : -1;
    each.children[0].style.height = `${(count / most) * 1.5}rem`;
    each.children[1].textContent = narrow && year > 999 ? `’${String(year).slice(2)}` : name;
  });
  data.spans.forEach(([from, to], n) => spans.children[n].setAttribute("aria-pressed", from === first && to === last));
}

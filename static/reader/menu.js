// The menu of a narrow window: the pages in three groups, and the switches of the page under their names.
//
// Streamlit folds its navigation into an arrow there. This button stands in its place; a link is followed by
// Streamlit's own, which keeps the visit, and a switch is the page's own, turned from here. The page hands out
// what is in it (guide/views/menu.py).
(() => {
  const around = document.createElement("nav");
  const button = document.createElement("button");
  const sheet = document.createElement("div");
  around.className = "guide-menu";
  around.hidden = true;
  button.type = "button";
  sheet.popover = "auto";
  button.popoverTargetElement = sheet;
  around.append(button, sheet);
  document.body.prepend(around);

  let told = null;

  window.guideMenu = (data) => {
    told = data;
    button.textContent = data.name;
    around.setAttribute("aria-label", data.name);
    document.querySelector(".stAppHeader")?.setAttribute("data-guide", data.title);
    around.hidden = false;
  };

  function made(name, text, more = {}) {
    const element = Object.assign(document.createElement(name), more);
    if (text) element.textContent = text;
    return element;
  }

  function group({ name, pages }) {
    const section = made("section");
    const list = made("ul");
    section.append(made("h2", name), list);
    for (const [address, title] of pages) {
      const link = made("a", title, { href: address });
      if (new URL(link.href).pathname.replace(/\/$/, "") === location.pathname.replace(/\/$/, "")) {
        link.setAttribute("aria-current", "page");
      }
      link.addEventListener("click", (event) => follow(event, link));
      const line = made("li");
      line.append(link);
      list.append(line);
    }
    return section;
  }

  function follow(event, link) {
    sheet.hidePopover();
    const path = (one) => one.pathname.replace(/\/$/, "");
    const own = [...document.querySelectorAll('[data-testid="stSidebarNavLink"]')].find(
      (one) => path(one) === path(link),
    );
    if (!own || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    own.click();
    arrive(document.querySelector("h1"), performance.now() + 10000);
  }

  // The focus goes to the name of the page that comes, unless the reader has moved it.
  function arrive(left, until) {
    const name = document.querySelector("h1");
    if (![button, document.body].includes(document.activeElement) || performance.now() > until) return;
    if (name && name !== left && !name.closest("[data-stale='true']")) window.focusOn?.("h1");
    else setTimeout(() => arrive(left, until), 100);
  }

  // A switch of the page, under its name, with what it offers.
  function turn({ name, at }) {
    const own = [...document.querySelectorAll(`${at} input[type=radio]`)];
    if (!own.length) return [];
    const set = made("fieldset");
    set.append(made("legend", name));
    for (const each of own) {
      const label = made("label");
      const input = made("input", "", { type: "radio", name: at, checked: each.checked });
      input.addEventListener("change", () => {
        const there = [...document.querySelectorAll(`${at} input[type=radio]`)];
        there[own.indexOf(each)]?.click();
      });
      label.append(input, made("span", each.closest("label")?.textContent.trim()));
      set.append(label);
    }
    return [set];
  }

  sheet.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed" && document.activeElement === document.body) button.focus();
  });

  // Filled while it is open: else its links would stand before the one that skips to the text.
  sheet.addEventListener("beforetoggle", ({ newState }) => {
    const open = newState === "open" && told;
    sheet.replaceChildren(...(open ? [...told.groups.map(group), ...told.switches.flatMap(turn)] : []));
  });
})();

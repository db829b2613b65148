/* Back returns to the reading and the language that were left. Streamlit draws the page anew for the address that it finds
   there; here that address comes to say what was shown, and one choice is made one entry, whatever else of the page
   it changes. Streamlit drops a script that holds the sign for “less than”. */
window.pageReading ||= (() => {
  let shown = {};
  let chosen = false; // since the reader last pressed anything

  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const [here, next] = [new URL(location.href), new URL(address ?? "", location.href)];
    const values = ([name, value]) => [here, next].map((each) => each.searchParams.get(name) ?? value);
    const same = here.pathname === next.pathname;
    const other = Object.entries(shown).map(values).some(([before, after]) => before !== after);
    if (same && chosen) return history.replaceState(state, title, address);
    if (same && other) {
      for (const [name, value] of Object.entries(shown))
        if (!here.searchParams.has(name)) here.searchParams.set(name, value);
      history.replaceState(history.state, "", here);
      window.placesLeft?.keepHere();
      chosen = true;
    }
    return push(state, title, address);
  };
  for (const press of ["pointerdown", "keydown", "popstate"]) addEventListener(press, () => { chosen = false; }, true);

  return (reading) => { shown = reading; };
})();
window.pageReading(reading);

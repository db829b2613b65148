// Streamlit's own words in the guide's language: names of buttons and fields that no option of it changes. The page
// hands out what stands for which (guide/views/own_words.py); an English guide hands out nothing.
(() => {
  const NAMES = ["aria-label", "placeholder"];
  const SKIP = "[data-testid=stSkipToContent]";
  let said = null;

  function inLanguage(text) {
    const end = Object.keys(said).find((each) => each.startsWith(" ") && text.endsWith(each));
    return end ? text.slice(0, -end.length) + said[end] : said[text] || text;
  }

  function turn(each) {
    for (const name of NAMES) {
      const was = each.getAttribute(name);
      const is = was && inLanguage(was);
      if (is !== was) each.setAttribute(name, is);
    }
    const text = each.matches(SKIP) && each.firstChild;
    if (text && said[text.data]) text.data = said[text.data];
  }

  function turnAll(part) {
    if (!(part instanceof Element)) return;
    turn(part);
    part.querySelectorAll(`[aria-label], [placeholder], ${SKIP}`).forEach(turn);
  }

  window.guideNames = (names) => {
    if (said || !Object.keys(names).length) return void (said &&= { ...said, ...names });
    said = names;
    turnAll(document.body);
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "attributes") turn(target);
        else addedNodes.forEach(turnAll);
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: NAMES });
  };
})();

// On a phone Streamlit's header holds an arrow alone, named after a sidebar. The page hands out `title` and `menu`.
(() => {
  if (window.guidePhoneHeader) return;
  window.guidePhoneHeader = true;

  function name() {
    const header = document.querySelector(".stAppHeader");
    const button = document.querySelector("[data-testid=stExpandSidebarButton]");
    if (header && header.dataset.guide !== title) header.dataset.guide = title;
    if (button && button.getAttribute("aria-label") !== menu) button.setAttribute("aria-label", menu);
  }

  new MutationObserver(name).observe(document.querySelector(".stApp"), { childList: true, subtree: true });
  name();
})();

// The free timer, on the screen and on /host: the server says how much was left at a moment of its
// own clock, and every window reckons from there, so that all show the same.
// /host carries this file inside its page: it may not hold the sign for "less than".

function countdownLeft(given) {
  if (!given.runs) return given.left;
  const now = performance.now() / 1000;
  given.heard ??= now; // before the first answer says what the server's clock shows
  const gone = server.ahead === null ? now - given.heard : server.ahead + now - given.at;
  return Math.max(0, given.left - Math.max(0, gone));
}

function countdownText(given) {
  const seconds = Math.ceil(countdownLeft(given) - 0.05);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// box holds a place for the word that time is up, and one for the digits.
function drawCountdown(box, given) {
  box.hidden = !given;
  if (!given) return;
  const up = !countdownLeft(given);
  const [word, digits] = box.children;
  const text = countdownText(given);
  if (digits.textContent !== text) digits.textContent = text;
  if (word.textContent !== (up ? word.dataset.up : "")) word.textContent = up ? word.dataset.up : "";
  box.classList.toggle("up", up);
  box.classList.toggle("paused", !given.runs && !up);
}

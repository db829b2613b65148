// What the screen and /host do alike: they ask the server, never longer than a limit, and send each
// press once, with an id of its own and where the event stood when it was pressed.
// /host carries this file inside its page: it may not hold the sign for "less than".

// Milliseconds after which the server counts as silent. The server makes no press that is older
// than two seconds (AGE in guide/projector/presses.py), so that "not sent" stays true.
const LIMIT = 2500;
const TICK = 250; // milliseconds: a page that was busy itself heard no tick, and blames nobody for it
const RETRY = 150; // milliseconds after which a press whose connection broke is sent once more
const TAPS = ["first", "again", "untap"];
const ANSWERS = 20; // of the last so many, the one that was read soonest tells the server's clock
const server = { silent: false, ahead: null, heard: () => {} };
const clocks = [];

async function ask(path, options = {}) {
  const ends = new AbortController();
  let left = LIMIT / TICK;
  const limit = setInterval(() => {
    left -= 1;
    if (left === 0) ends.abort(new DOMException("The server is silent.", "TimeoutError"));
  }, TICK);
  const { signal, ...rest } = options;
  if (signal) signal.addEventListener("abort", () => ends.abort(signal.reason));
  try {
    const response = await fetch(path, { cache: "no-store", ...rest, signal: ends.signal });
    const body = await response.json();
    setClock(Number(response.headers.get("X-Guide-Clock")));
    hear(true);
    if (!response.ok) throw Object.assign(new Error(body.error || response.status), { said: true, status: response.status });
    return body;
  } catch (error) {
    if (!error.said && error.name !== "AbortError") hear(false);
    throw error;
  } finally {
    clearInterval(limit);
  }
}

// A page that was busy reads an answer late. By that one alone the server's clock would seem slow,
// and the next press too old to be made.
function setClock(clock) {
  if (!clock) return;
  clocks.push(clock - performance.now() / 1000);
  if (clocks.length > ANSWERS) clocks.shift();
  server.ahead = Math.max(...clocks);
}

function hear(answered) {
  server.silent = !answered;
  server.heard(answered);
}

// position() is where the event stands on this page; news(answer) takes what a press came to, and
// tell(sentence) says why one was not made.
function presser({ words, position, news, tell }) {
  let before = Promise.resolve(true); // whether the last press was made, and where it led
  let onTheWay = 0;

  const waiting = () => onTheWay;
  return Object.assign(press, { waiting });

  function press(room, move, more = {}) {
    // A press that waits for another of this device was meant for where that one leads.
    const seen = onTheWay ? null : position();
    onTheWay += 1;
    before = before.then((led) => send(room, move, more, seen, led)).finally(() => (onTheWay -= 1));
    return before;
  }

  async function send(room, move, more, seen, led) {
    const tap = TAPS.includes(move);
    if (server.silent) return void tell(words.press_not_sent);
    if (!seen && !led && !tap) return null; // the one before was not made, and that was said
    const sent = { room, move, press: crypto.randomUUID ? crypto.randomUUID() : random(), ...more };
    if (!tap) sent.at = seen || led;
    if (server.ahead !== null) sent.pressed = server.ahead + performance.now() / 1000;
    try {
      const answer = await post(sent).catch(async (error) => {
        if (error.name !== "TypeError") throw error;
        await new Promise((done) => setTimeout(done, RETRY));
        return post(sent); // the same press: the server makes it once
      });
      if (!answer.moved) tell(answer.why);
      await news(answer);
      return answer.moved && answer.bar ? answer.bar.at : null;
    } catch (error) {
      tell(error.said ? error.message : words.press_not_sent);
      return null;
    }
  }
}

// Over plain HTTP, as on a phone in the hall, a browser offers no randomUUID.
function random() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function post(sent) {
  return ask("screen/move", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(sent),
  });
}

// A key as the table of keys names it (guide/projector/keys.py).
function keyOf(event) {
  if (event.shiftKey && event.key.startsWith("Arrow")) return `Shift+${event.key}`;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

// Says something for some seconds.
function teller(find) {
  let ends = 0;
  return (sentence) => {
    const line = find();
    if (!line) return;
    line.textContent = sentence;
    line.hidden = !sentence;
    clearTimeout(ends);
    ends = setTimeout(() => (line.hidden = true), 6000);
  };
}

// A step's number and Enter lead to it: takes a key, and says whether it was one of these.
function stepTyper(tell, go) {
  let typed = "";
  let ends = 0;
  return (key) => {
    clearTimeout(ends);
    if (/^[0-9]$/.test(key)) {
      typed = (typed + key).slice(-3);
      tell(`${typed} ⏎`);
      ends = setTimeout(() => (typed = ""), 3000);
      return true;
    }
    const number = typed;
    typed = "";
    if (key !== "Enter" || !number) return false;
    tell("");
    go(String(Number(number)));
    return true;
  };
}

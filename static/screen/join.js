// How to join by phone: large on the welcome step and with J, small in a corner while phones can
// answer. How many answered comes with the answers that a screen waits for anyway, so that no
// answer draws the slide anew and no screen asks apart.
"use strict";

let joinWanted = false;
let joinRoom = ""; // whose card stands in the box, and with which network

function drawJoin() {
  const box = at("join");
  const { phones, room: code, blank } = now || {};
  const large = joinWanted || Boolean(phones && phones.welcome);
  const card = phones ? `${code} ${phones.wifi}` : "";
  const wanted = phones && !blank && !now.pinned && !query.has("ahead") && (large || phones.asking);
  const shape = () => (box.hidden ? null : box.className);
  const before = shape();
  box.hidden = !wanted || joinRoom !== card;
  box.classList.toggle("large", large);
  box.classList.toggle("aside", large && !joinWanted);
  if (shape() !== before && document.querySelector(".body")) fit(); // it takes room from the slide
  if (wanted && joinRoom !== card) fetchJoin(code, card).catch(() => {}); // again at the next answer
}

async function fetchJoin(code, card) {
  const said = await ask(`r/${code}/card`);
  at("join").innerHTML = said.html;
  joinRoom = card;
  drawJoin();
}

function tellAnswered(said) {
  drawJoin();
  drawPinned();
  if (joinRoom) at("join").querySelector(".join-count").textContent = said || "";
}

function turnJoin() {
  joinWanted = !joinWanted;
  drawJoin();
}

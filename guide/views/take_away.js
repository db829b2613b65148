/* What the row under a figure does: the figure as a picture with its title, source and provenance in it,
   and a link to the same state. All of it in the browser. Streamlit drops a script that holds the sign
   for “less than”, hence the comparisons the other way round. */
(() => {
  if (window.takeAway) return;
  window.takeAway = true;
  const SVG = "http://www.w3.org/2000/svg";
  const EDGE = 28;
  const WIDE = 2000; // pixels across that a picture has at least
  const SANS = "'Public Sans', 'Segoe UI', Arial, sans-serif";
  const SERIF = "'Source Serif Text', Georgia, serif";
  const FONTS = [
    ["Public Sans", "public-sans-latin-wght-normal", "100 900"],
    ["Public Sans", "public-sans-latin-ext-wght-normal", "100 900", "U+0100-02BA, U+1E00-1EFF"],
    ["Source Serif Text", "source-serif-4-latin-wght-normal", "200 900"],
  ];
  let faces;

  function node(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    return made;
  }

  async function asData(url) {
    const answer = await fetch(url);
    const file = await answer.blob();
    return new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(file);
    });
  }

  /* A picture asks for no file, so the type that it is set in travels inside it. */
  async function fontFaces() {
    faces ??= (
      await Promise.all(
        FONTS.map(async ([family, file, weight, range]) => {
          const data = await asData(new URL(`app/static/fonts/${file}.woff2`, document.baseURI));
          const only = range ? `unicode-range:${range};` : "";
          return `@font-face{font-family:'${family}';font-weight:${weight};${only}src:url(${data})}`;
        }),
      )
    ).join("");
    return faces;
  }

  function wrapped(text, font, width) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const lines = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && pen.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  function write(picture, lines, y, size, weight, family, colour) {
    for (const line of lines) {
      y += size * 1.32;
      const font = `font:${weight} ${size}px ${family};fill:${colour}`;
      picture.append(node("text", { x: EDGE, y, style: font }, line));
    }
    return y;
  }

  /* A row may be pressed while its figure is still being drawn. */
  async function drawn(row) {
    let layers = [];
    while (row.isConnected && !layers.length) {
      layers = [...document.querySelectorAll(`.st-key-figure-${row.dataset.figure} .main-svg`)];
      if (!layers.length) await new Promise((done) => setTimeout(done, 100));
    }
    return layers;
  }

  async function picture(row) {
    const layers = await drawn(row);
    if (!layers.length) return null;
    const width = Number(layers[0].getAttribute("width")) + 2 * EDGE;
    const height = Number(layers[0].getAttribute("height"));
    const look = getComputedStyle(document.querySelector(".stApp"));
    const colour = look.color;
    const made = node("svg", { xmlns: SVG, width });
    const ground = node("rect", { width: "100%", height: "100%", fill: look.backgroundColor });
    const style = node("style", {}, await fontFaces());
    made.append(style, ground);
    const room = width - 2 * EDGE;
    const size = room > 600 ? 25 : 20;
    const title = wrapped(row.dataset.title, `600 ${size}px ${SERIF}`, room);
    let y = write(made, title, EDGE - 6, size, 600, SERIF, colour) + 18;
    for (const layer of layers) {
      const copy = layer.cloneNode(true);
      copy.querySelectorAll(".hoverlayer").forEach((part) => part.remove());
      copy.setAttribute("x", EDGE);
      copy.setAttribute("y", y);
      copy.removeAttribute("style");
      made.append(copy);
    }
    y += height + 8;
    for (const note of [...JSON.parse(row.dataset.notes), link(row)]) {
      y = write(made, wrapped(note, `400 13px ${SANS}`, room), y, 13, 400, SANS, colour) + 3;
    }
    made.setAttribute("height", y + EDGE - 8);
    made.setAttribute("viewBox", `0 0 ${width} ${y + EDGE - 8}`);
    return made;
  }

  function keep(file, name) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(file);
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  }

  async function asPng(svg) {
    const [width, height] = ["width", "height"].map((side) => Number(svg.getAttribute(side)));
    const image = new Image();
    const text = new XMLSerializer().serializeToString(svg);
    image.src = await asData(URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })));
    await image.decode();
    const canvas = document.createElement("canvas");
    const scale = Math.max(2, WIDE / width); // also of a figure that stands in a column
    [canvas.width, canvas.height] = [width, height].map((side) => Math.round(side * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  function link(row) {
    const address = new URL(location.href);
    address.hash = "";
    if (row.dataset.block) address.searchParams.set("block", row.dataset.block);
    return address.href;
  }

  async function copied(row, text) {
    const shown = row.querySelector("[data-copied]");
    const field = row.querySelector("textarea");
    field.value = text;
    field.hidden = false;
    field.rows = Math.max(2, Math.ceil(text.length / 70));
    field.select();
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      /* Over plain HTTP a browser has no clipboard for pages; the older command still copies. */
      done = document.execCommand("copy");
    }
    shown.textContent = done ? shown.dataset.copied : shown.dataset.selected;
  }

  document.addEventListener("click", async (event) => {
    const pressed = event.target.closest("[data-take]");
    if (!pressed) return;
    const row = pressed.closest(".take-away");
    const kind = pressed.dataset.take;
    if (kind === "link") return copied(row, link(row));
    if (kind === "cite") return copied(row, `${row.dataset.cite} ${link(row)}`);
    const svg = await picture(row);
    if (!svg) return;
    const text = new XMLSerializer().serializeToString(svg);
    if (kind === "svg") keep(new Blob([text], { type: "image/svg+xml" }), `${row.dataset.name}.svg`);
    else keep(await asPng(svg), `${row.dataset.name}.png`);
  });
})();

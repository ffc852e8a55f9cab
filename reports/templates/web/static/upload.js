(() => {
"use strict";
// Sends a model by tus (https://tus.io), so that a broken connection costs little and a closed page
// goes on where it stopped. Without this script the form sends the same file by itself.
const VERSION = "1.0.0", PIECE = 4 * 1024 * 1024, PATIENCE = [1, 2, 4, 8, 15, 15, 15, 15, 15, 15];
const MAY_PASS = new Set([0, 408, 409, 423, 460, 500, 502, 503, 504]);
const ENDINGS = /\.(ifc|ifczip|ifc\.gz)$/i;

class Refused extends Error {}
class Stopped extends Error {}

const make = (name, given = {}) => Object.assign(document.createElement(name), given);
const bytes = (array) => btoa(String.fromCharCode(...new Uint8Array(array)));
const base64 = (text) => bytes(new TextEncoder().encode(text));
const told = (size) => size < 1024 * 1024 ? `${Math.ceil(size / 1024)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;

// What was begun is remembered in this browser alone; where that is not allowed it begins anew.
const memory = {
  key: (form, file, model) => `schoolcheck ${JSON.stringify([form.dataset.tus, model, file.name, file.size, file.lastModified])}`,
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* not allowed */ } },
  forget(key) { try { localStorage.removeItem(key); } catch { /* not allowed */ } },
};

const answered = (request) => ({
  status: request.status,
  header: (name) => request.getResponseHeader(name),
  get sentence() {
    try { return JSON.parse(request.responseText).title || ""; } catch { return ""; }
  },
});

// One request; a connection that breaks is an answer of status 0.
const ask = (method, address, { headers = {}, body = null, onProgress = null, signal = new AbortController().signal } = {}) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest(), stop = () => { reject(new Stopped()); request.abort(); };
  if (signal.aborted) { reject(new Stopped()); return; }
  signal.addEventListener("abort", stop, { once: true });
  request.open(method, address);
  for (const [name, value] of Object.entries({ "Tus-Resumable": VERSION, Accept: "application/json", ...headers })) request.setRequestHeader(name, value);
  if (onProgress) request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
  request.addEventListener("loadend", () => {
    signal.removeEventListener("abort", stop);
    resolve(answered(request));
  });
  request.send(body);
});

const refusal = (answer) => new Refused(answer.sentence || `The server refused the file (${answer.status}). Load the page again and try once more.`);

const checksum = async (piece) => {
  if (!window.crypto?.subtle) return {};  // only on https and on this machine
  return { "Upload-Checksum": `sha256 ${bytes(await crypto.subtle.digest("SHA-256", await piece.arrayBuffer()))}` };
};

class Upload {
  constructor(form, file, model, show) {
    Object.assign(this, { form, file, model, show, key: memory.key(form, file, model) });
    this.stopping = new AbortController();
    this.address = memory.get(this.key);
    this.tries = 0;
  }

  get signal() { return this.stopping.signal; }

  // The id of the run, however often the connection breaks.
  async run() {
    let at = this.address ? await this.reached() : await this.begin();
    while (typeof at === "number") at = await this.goOn(at);
    memory.forget(this.key);
    return at;
  }

  async begin() {
    const words = `model ${base64(this.model)},filename ${base64(this.file.name)}`;
    const headers = { "Upload-Length": String(this.file.size), "Upload-Metadata": words };
    // Not broken off: what the server has made room for must be known here to be given up.
    const answer = await this.surely(() => ask("POST", this.form.dataset.tus, { headers }));
    if (answer.status !== 201) throw refusal(answer);
    this.address = answer.header("Location");
    memory.set(this.key, this.address);
    if (this.signal.aborted) {
      await this.giveUp();
      throw new Stopped();
    }
    return 0;
  }

  async reached() {
    const answer = await this.surely(() => ask("HEAD", this.address, { signal: this.signal }));
    if (answer.status === 404 || answer.status === 410) {
      memory.forget(this.key);
      return this.begin();
    }
    if (answer.status !== 200) throw refusal(answer);
    return this.state(answer);
  }

  async goOn(at) {
    const piece = this.file.slice(at, at + PIECE);
    let headers;
    try {
      headers = { "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream", ...await checksum(piece) };
    } catch {
      throw new Refused("The file can no longer be read. Was it changed or moved meanwhile? Choose it again.");
    }
    const onProgress = (sent) => this.show.progress(Math.min(at + sent, this.file.size));
    const answer = await ask("PATCH", this.address, { headers, body: piece, onProgress, signal: this.signal });
    if (answer.status === 204) {
      this.tries = 0;
      return this.state(answer);
    }
    if (answer.status === 404) return this.reached();
    if ([413, 415, 422].includes(answer.status)) memory.forget(this.key);
    if (!MAY_PASS.has(answer.status)) throw refusal(answer);
    await this.wait();
    return this.reached();
  }

  state(answer) {
    const run = answer.header("Upload-Run"), at = Number(answer.header("Upload-Offset"));
    if (run && /^[0-9a-f]{32}$/.test(run)) return run;
    this.show.progress(at);
    return at;
  }

  async surely(asking) {
    for (;;) {
      const answer = await asking();
      if (!MAY_PASS.has(answer.status)) return answer;
      await this.wait();
    }
  }

  // Longer each time that nothing came through; sooner when the browser is online again.
  async wait() {
    if (this.signal.aborted) throw new Stopped();
    if (this.tries >= PATIENCE.length) throw new Refused("The connection is broken. What came is kept for a day: send the same file again to go on.");
    const seconds = PATIENCE[this.tries++];
    this.show.say(`The connection broke. Trying again in ${seconds} s.`);
    await new Promise((resolve, reject) => {
      const clear = () => { clearTimeout(timer); window.removeEventListener("online", done); this.signal.removeEventListener("abort", stop); };
      const done = () => { clear(); resolve(); };
      const stop = () => { clear(); reject(new Stopped()); };
      const timer = setTimeout(done, seconds * 1000);
      window.addEventListener("online", done);
      this.signal.addEventListener("abort", stop);
    });
  }

  stop() {
    this.stopping.abort();
    if (this.address) this.giveUp();
  }

  giveUp() {
    memory.forget(this.key);
    return ask("DELETE", this.address);
  }
}

// What people see of it. A screen reader hears each quarter, not each step.
class Shown {
  constructor(form) {
    this.bar = make("progress", { value: 0 });
    this.bar.setAttribute("aria-label", "Sent so far");
    this.figure = make("p");
    this.heard = make("p", { className: "heard" });
    this.heard.setAttribute("role", "status");
    this.stopper = make("button", { type: "button", textContent: "Stop" });
    this.box = make("div", { hidden: true });
    this.box.append(this.bar, this.figure, this.stopper);
    this.told = make("p", { className: "told", hidden: true });
    this.told.setAttribute("role", "alert");
    form.append(this.box, this.heard, this.told);
  }

  begin(size) {
    this.size = size;
    this.quarter = -1;
    this.box.hidden = false;
    this.told.hidden = true;
    this.progress(0);
  }

  progress(at) {
    this.bar.max = this.size;
    this.bar.value = at;
    this.figure.textContent = `${told(at)} of ${told(this.size)}`;
    const quarter = Math.floor(4 * at / this.size);
    if (quarter === this.quarter) return;
    this.quarter = quarter;
    this.say(quarter === 4 ? "All is sent. The server looks at it." : `${25 * quarter} % sent.`);
  }

  say(text) { this.heard.textContent = text; }

  end(text = "") {
    this.box.hidden = true;
    this.say("");
    this.told.textContent = text;
    this.told.hidden = !text;
  }
}

const enliven = (form) => {
  const input = form.querySelector('input[type="file"]'), model = form.elements.namedItem("model_name");
  const area = form.querySelector(".drop") || form, button = form.querySelector("button");
  const show = new Shown(form);
  let current = null;

  const busy = (on) => { for (const each of [input, model, button]) each.disabled = on; };

  const send = async () => {
    const file = input.files[0];
    if (current || !file) return;
    if (!ENDINGS.test(file.name)) {
      show.end(`${file.name} is no model by its name. Give a file that ends in .ifc, .ifczip or .ifc.gz.`);
      return;
    }
    current = new Upload(form, file, model.value.trim(), show);
    busy(true);
    show.begin(file.size);
    try {
      const run = await current.run();
      current = null;
      location.assign(`/runs/${run}`);
    } catch (error) {
      show.end(error instanceof Refused ? error.message : error instanceof Stopped ? "" : "Something went wrong on this page. Load it again and try once more.");
      busy(false);
      current = null;
      button.focus();
      if (!(error instanceof Refused || error instanceof Stopped)) throw error;
    }
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  show.stopper.addEventListener("click", () => { current?.stop(); });
  window.addEventListener("beforeunload", (event) => { if (current) event.preventDefault(); });

  // The page as it was left, when somebody comes back to it.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { busy(false); show.end(); } });

  // A file that misses the area must not take the page's place.
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => { if (holdsFiles(event)) event.preventDefault(); });
  for (const name of ["dragenter", "dragover"]) area.addEventListener(name, (event) => { if (holdsFiles(event) && !current) area.classList.add("over"); });
  area.addEventListener("dragleave", (event) => { if (!area.contains(event.relatedTarget)) area.classList.remove("over"); });
  area.addEventListener("drop", (event) => {
    area.classList.remove("over");
    if (current || !event.dataTransfer?.files.length) return;
    if (event.dataTransfer.files.length > 1) {
      show.end("Give one file at a time.");
      return;
    }
    input.files = event.dataTransfer.files;
    show.end();
    show.say(`${input.files[0].name} is chosen.`);
    button.focus();
  });
};

for (const form of document.querySelectorAll("form[data-tus]")) enliven(form);
})();

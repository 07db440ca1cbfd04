import { readFile } from 'node:fs/promises';

/** The WebAssembly module: bytes in, texts out. Sources/BrowserRuntime/Request.swift says how. */
export class LessonModule {
  static async load(path) {
    const module = await WebAssembly.compile(await readFile(path));
    const imports = WebAssembly.Module.imports(module);
    if (imports.length > 0) {
      throw new Error(`the module asks its page for ${imports.map((i) => i.name).join(', ')}`);
    }
    return new LessonModule(await WebAssembly.instantiate(module));
  }

  constructor(instance) {
    this.exports = instance.exports;
  }

  get version() {
    return this.#texts(this.exports.lessons_version(), 1)[0];
  }

  /** Runs `{ fingerprint, steps, files }`; returns the text of outputs.json and the findings. */
  run(request) {
    const bytes = encode(request);
    const room = this.exports.lessons_allocate(bytes.length);
    new Uint8Array(this.exports.memory.buffer, room, bytes.length).set(bytes);
    const [record, findings] = this.#texts(this.exports.lessons_run(room, bytes.length), 2);
    this.exports.lessons_free(room);
    return { record, findings };
  }

  #texts(pointer, count) {
    const view = new DataView(this.exports.memory.buffer);
    const texts = [];
    let place = pointer;
    for (let index = 0; index < count; index += 1) {
      const length = view.getUint32(place, true);
      texts.push(new TextDecoder().decode(new Uint8Array(view.buffer, place + 4, length)));
      place += 4 + length;
    }
    this.exports.lessons_free(pointer);
    return texts;
  }
}

function encode({ fingerprint, steps, files }) {
  const parts = [];
  const number = (value) => parts.push(Buffer.from(Uint32Array.of(value).buffer));
  const bytes = (value) => {
    number(value.length);
    parts.push(value);
  };
  const text = (value) => bytes(Buffer.from(value, 'utf8'));
  text(fingerprint);
  number(steps.length);
  for (const step of steps) {
    number((step.isInline ? 1 : 0) | (step.mustFail ? 2 : 0) | (step.isProgram ? 4 : 0));
    number(step.fuel ?? 0);
    number(0);
    text(step.file);
    number(step.origins.length);
    for (const { line, column } of step.origins) {
      number(line);
      number(column);
    }
    text(step.code);
  }
  number(files.length);
  for (const { path, content } of files) {
    text(path);
    bytes(content);
  }
  return Buffer.concat(parts);
}

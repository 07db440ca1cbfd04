/**
 * Runs every lesson of the course in the WebAssembly module and compares its record with the one that
 * the tool makes, byte by byte; then the programs of the language suite and of Limits/, and compares
 * what they print and where and why they stop.   node run.mjs MODULE TOOL
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LessonModule } from './LessonModule.mjs';
import { programsDifferences } from './programs.mjs';
import { stepsOf } from './steps.mjs';

const [modulePath, tool] = process.argv.slice(2);
const course = new URL('../../lessons/', import.meta.url).pathname;
const work = await mkdtemp(join(tmpdir(), 'lessons-'));
let failures = 0;

function report(name, passed, detail = '') {
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name}${detail ? `: ${detail}` : ''}`);
  if (!passed) failures += 1;
}

function firstDifference(expected, actual) {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const index = before.findIndex((line, place) => line !== after[place]);
  const [tool, module] = [before[index] ?? '', after[index] ?? ''];
  const place = [...tool].findIndex((letter, at) => letter !== module[at]);
  const cut = (line) => line.slice(Math.max(0, place - 60), place + 60);
  return `line ${index + 1}\n  tool:   ${cut(tool)}\n  module: ${cut(module)}`;
}

try {
  await promisify(execFile)(tool, ['build', course, '--output', join(work, 'site')]);
  const files = [];
  for (const name of (await readdir(join(course, 'data'))).sort()) {
    files.push({ path: `data/${name}`, content: await readFile(join(course, 'data', name)) });
  }
  const module = await LessonModule.load(modulePath);

  for (const file of (await readdir(course)).filter((name) => /^\d.*\.md$/.test(name)).sort()) {
    const slug = file.replace(/^\d+-/, '').replace(/\.md$/, '');
    const recordText = await readFile(join(work, 'site', slug, 'outputs.json'), 'utf8');
    const record = JSON.parse(recordText);
    const steps = stepsOf(await readFile(join(course, file), 'utf8'), file);
    const blocks = steps.filter((step) => !step.isInline).length;
    report(
      `${file}: finds the steps of the record`,
      blocks === record.blocks.length && steps.length - blocks === record.values.length,
      `${blocks} blocks, ${steps.length - blocks} values`,
    );
    const started = performance.now();
    const result = module.run({ fingerprint: record.fingerprint, steps, files });
    const time = `${Math.round(performance.now() - started)} ms`;
    report(`${file}: has no findings`, result.findings === '', result.findings);
    const same = result.record === recordText;
    report(
      `${file}: gives the tool's record, byte by byte`,
      same,
      same ? `${recordText.length} characters, ${time}` : firstDifference(recordText, result.record),
    );
  }

  for (const folder of ['../Spec/', './Limits/']) {
    const { count, differences } = await programsDifferences(
      new URL(folder, import.meta.url).pathname, tool, modulePath);
    report(
      `${folder}: ${count} programs print the same and stop at the same step`,
      count > 0 && differences.length === 0,
      differences.join('\n'),
    );
  }

  const loop = { file: 'loop.swift', origins: [{ line: 1, column: 0 }], isProgram: true };
  const endless = module.run({
    fingerprint: '',
    steps: [{ ...loop, code: 'while true {}\n', fuel: 100_000 }],
    files: [],
  });
  report('an endless loop ends', endless.findings.includes('loop.swift:1:'), endless.findings.split('\n')[0]);
  const after = module.run({ fingerprint: '', steps: [{ ...loop, code: 'print(6 * 7)\n' }], files: [] });
  report('the module works on after a trap', after.record.includes('42'), after.findings);
} finally {
  await rm(work, { recursive: true });
}
console.log(failures === 0 ? 'the module and the tool agree' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

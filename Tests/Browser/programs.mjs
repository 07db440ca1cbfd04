import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LessonModule } from './LessonModule.mjs';
import { stepsOf } from './steps.mjs';

/**
 * Runs each Swift file and lesson under `folder` in the tool and in the module. Both have to print the same text and
 * to report the same findings, be it a mistake, a trap or a limit.
 */
export async function programsDifferences(folder, tool, modulePath) {
  const names = await readdir(folder, { recursive: true });
  const programs = names.filter((name) => /(^|\/)[a-z0-9_]+\.(swift|md)$/.test(name)).sort();
  const differences = [];
  let module = await LessonModule.load(modulePath);
  for (const name of programs) {
    const path = join(folder, name);
    const expected = await runInTool(tool, path);
    try {
      const actual = runInModule(module, path, await readFile(path, 'utf8'));
      const what = ['text', 'findings'].find((key) => expected[key] !== actual[key]);
      if (what) differences.push(`${name}: other ${what}\n${expected[what]}\n---\n${actual[what]}`);
    } catch (error) {
      differences.push(`${name}: ${error.message}`);
      module = await LessonModule.load(modulePath);
    }
  }
  return { count: programs.length, differences };
}

function runInTool(tool, path) {
  return new Promise((resolve) => {
    const options = { maxBuffer: 1 << 28 };
    execFile(tool, ['run', path], options, (_, text, findings) => {
      resolve({ text, findings: sorted(findings) });
    });
  });
}

function runInModule(module, path, code) {
  const steps = path.endsWith('.md') ? stepsOf(code, path) : [program(code, path)];
  const { record, findings } = module.run({ fingerprint: '', steps, files: [] });
  const outputs = JSON.parse(record).blocks.flatMap((block) => block.outputs);
  const text = outputs.filter(({ kind }) => kind === 'text').map((output) => output.text).join('');
  return { text, findings: sorted(findings) };
}

function program(code, file) {
  const origins = code.split('\n').map((_, line) => ({ line: line + 1, column: 0 }));
  return { file, origins, code, isProgram: true };
}

/** The tool orders its findings by place, the module as they were found; the tool alone has pages that say more. */
function sorted(findings) {
  const lines = findings.split('\n').filter((line) => !line.startsWith('`lessons explain '));
  return lines.sort().join('\n');
}

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Failure, exitCode } from '../console/failure.mjs';

/** A compiler for the settings of `.swcrc`, the same that the tests run with. */
export async function compiler(root) {
  const { transform } = await import('@swc/core');
  const settings = JSON.parse(readFileSync(`${root}/.swcrc`, 'utf8'));
  return async ({ path, from, to }) => {
    mkdirSync(dirname(to), { recursive: true });
    if (!path.endsWith('.ts')) return copyFileSync(from, to);
    const options = { ...settings, swcrc: false, configFile: false, filename: from };
    options.sourceFileName = relative(dirname(to), from);
    const { code, map } = await transform(readFileSync(from, 'utf8'), options).catch((error) => {
      throw notCompiled(path, error);
    });
    writeFileSync(to, `${code}//# sourceMappingURL=${basename(to)}.map\n`);
    writeFileSync(`${to}.map`, map);
  };
}

function notCompiled(path, error) {
  if (error.code === 'ENOSPC') return error;
  const [reason] = stripVTControlCharacters(error.message)
    .trim()
    .replace(/^[x×]\s*/, '')
    .split('\n');
  return new Failure(
    exitCode.buildFailed,
    `${path} 不能编译：${reason}`,
    `${path} does not compile: ${reason}`,
  );
}

import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const above = fileURLToPath(new URL('../../.liandong/', import.meta.url));

/**
 * Java can keep the classes a broker has loaded in an archive, which halves the next start (1.7 s to 0.8 s). The first
 * broker of this Java and these jars writes it when it stops cleanly; `keep` then puts it in its place.
 */
export function classArchive({ version, classPath }) {
  const key = createHash('sha256').update(`${version}\n${classPath}`).digest('hex').slice(0, 12);
  const archive = `${above}kafka-${key}.jsa`;
  if (existsSync(archive))
    return { flags: [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'], keep: () => {} };
  const unfinished = `${archive}.${process.pid}`;
  return {
    flags: [`-XX:ArchiveClassesAtExit=${unfinished}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'],
    keep({ code, signal }) {
      if (!existsSync(unfinished)) return;
      if (signal === 'SIGKILL' || code === null || existsSync(archive)) rmSync(unfinished, { force: true });
      else renameSync(unfinished, archive);
    },
  };
}

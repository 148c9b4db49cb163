import { exitCode, Failure, printFailure } from '../console/failure.mjs';

const OLDEST = [20, 19];

/** Ends this process with a sentence when Node is too old to read the other scripts. */
export function expectNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  const oldest = OLDEST.join('.');
  const failure = new Failure(
    exitCode.missingTool,
    `需要 Node ${oldest} 或更新版本，这里是 ${version}：请先更新 Node。`,
    `Node ${oldest} or newer is needed, here is ${version}: update Node first.`,
  );
  process.exit(printFailure(failure));
}

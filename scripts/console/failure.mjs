/** Something a person can act on: one sentence in each language and the code the process ends with. */
export class Failure extends Error {
  constructor(code, zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'Failure';
    this.code = code;
  }
}

/** The exit codes of the scripts; a shell sees the same number for the same cause. */
export const exitCode = {
  failed: 1,
  missingTool: 10,
  portInUse: 11,
  noSpace: 12,
  alreadyRunning: 13,
  installFailed: 14,
  buildFailed: 15,
  postgresFailed: 16,
  kafkaFailed: 17,
  prepareFailed: 18,
  serviceFailed: 19,
  loadFailed: 20,
};

const full = (error) =>
  error?.code === 'ENOSPC' || /ENOSPC|No space left on device/i.test(String(error?.message));

/** Any error as a Failure: a full disk gets its own sentence, an unexpected error keeps its first line only. */
export function asFailure(error) {
  if (error instanceof Failure) return error;
  if (full(error)) {
    return new Failure(
      exitCode.noSpace,
      '磁盘已满：请释放一些空间后重试。',
      'The disk is full: free some space and try again.',
    );
  }
  const reason = String(error?.message ?? error).split('\n')[0];
  return new Failure(exitCode.failed, `未能继续：${reason}`, `Could not go on: ${reason}`);
}

/** Prints an error as its sentences (its stack only with LIANDONG_DEBUG) and returns the code to exit with. */
export function printFailure(error) {
  const failure = asFailure(error);
  process.stderr.write(`\n✗ ${failure.message.replace('\n', '\n  ')}\n`);
  if (process.env.LIANDONG_DEBUG) process.stderr.write(`${error?.stack}\n`);
  return failure.code;
}

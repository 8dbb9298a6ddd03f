// What the server says when it cannot do something, or what stands in for that when the server cannot be reached.
import type { ProblemDetails } from './types.ts';

export class ProblemError extends Error {
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** Whether the same request may succeed later, so that its idempotency key must be kept. */
  get mayRetry(): boolean {
    return this.problem.status === 0 || this.problem.status === 429 || this.problem.status >= 500;
  }

  static async from(response: Response): Promise<ProblemError> {
    const text = await response.text();
    try {
      const body = JSON.parse(text) as ProblemDetails;
      if (typeof body.title === 'string' && typeof body.status === 'number') return new ProblemError(body);
    } catch {
      // Not JSON: a proxy between us and the server answered.
    }
    return new ProblemError({
      type: 'about:blank',
      title: `Unexpected answer (HTTP ${response.status})`,
      title_zh: `服务器返回了意外的答复（HTTP ${response.status}）`,
      status: response.status,
      code: 'unexpected-answer',
      detail: 'Try again; if it stays, give the administrator this code and the time.',
      detail_zh: '请稍后重试；若仍如此，请将此代码与时间告知系统管理员。',
    });
  }

  static unreachable(): ProblemError {
    return new ProblemError({
      type: 'about:blank',
      title: 'The server cannot be reached',
      title_zh: '无法连接服务器',
      status: 0,
      code: 'unreachable',
      detail: 'Check the network and that the server runs, then try again; nothing is entered twice.',
      detail_zh: '请检查网络和服务是否正在运行，然后重试；同一操作不会重复入账。',
    });
  }

  /** Whatever was thrown, as a problem. */
  static of(thrown: unknown): ProblemError {
    return thrown instanceof ProblemError ? thrown : ProblemError.unreachable();
  }
}

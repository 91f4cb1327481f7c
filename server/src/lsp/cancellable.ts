/** Requests that are given up. */
import { type CancellationToken, type Disposable, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { Cancelled } from '../base/cancellation';

/** An answer that nobody wants any more is an error of the protocol. */
export async function cancellable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Cancelled ? new ResponseError(LSPErrorCodes.RequestCancelled, error.message) : error;
  }
}

/** Acts on a cancel. A token of a request that was cancelled before its turn came tells nothing by itself. */
export function whenCancelled(token: CancellationToken, act: () => void): Disposable {
  if (token.isCancellationRequested) {
    act();
  }
  return token.onCancellationRequested(act);
}

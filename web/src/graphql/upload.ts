/** Why a file did not arrive; the page has a sentence for each. */
export type UploadFault = 'EMPTY' | 'MANY' | 'OLD_EXCEL' | 'TOO_LARGE' | 'DISK_FULL' | 'NO_SCOPE' | 'NETWORK' | 'CANCELLED' | 'INTERNAL';

/** A file that arrived, under its id, or why it did not. */
export type Uploaded = { readonly id: string } | { readonly fault: UploadFault };

/** An upload under way. */
export interface Upload {
  readonly done: Promise<Uploaded>;
  readonly cancel: () => void;
}

/** What can be said of files before one is sent; null: send it. */
export function faultBefore(files: readonly Pick<File, 'name' | 'size'>[]): UploadFault | null {
  const [file] = files;
  if (file === undefined || files.length > 1) return 'MANY';
  if (file.size === 0) return 'EMPTY';
  return /\.xls$/iu.test(file.name) ? 'OLD_EXCEL' : null;
}

/** Reads the answer to an upload. */
export function uploadedOf(status: number, body: string): Uploaded {
  const answer = asRecord(body);
  if (status === 201 && typeof answer['id'] === 'string') return { id: answer['id'] };
  switch (answer['code']) {
    case 'TOO_LARGE': case 'DISK_FULL': case 'NO_SCOPE': case 'CANCELLED': return { fault: answer['code'] };
    case 'BAD_INPUT': return { fault: 'EMPTY' };
    default: return { fault: status === 413 ? 'TOO_LARGE' : 'INTERNAL' };
  }
}

function asRecord(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Sends a file; `onProgress` hears the bytes sent. `fetch` cannot tell them. */
export function sendFile(file: File, onProgress: (sent: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve) => {
    request.upload.addEventListener('progress', ({ loaded }) => { onProgress(loaded); });
    request.addEventListener('load', () => { resolve(uploadedOf(request.status, request.responseText)); });
    request.addEventListener('error', () => { resolve({ fault: 'NETWORK' }); });
    request.addEventListener('abort', () => { resolve({ fault: 'CANCELLED' }); });
  });
  request.open('POST', '/deliveries');
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
  request.send(file);
  return { done, cancel: () => { request.abort(); } };
}

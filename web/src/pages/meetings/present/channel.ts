import { onScopeDispose } from 'vue';
import type { Command } from './keys.js';

/** What a presentation tells its notes, and what they ask of it. */
export type Message = { readonly kind: 'shows'; readonly item: string; readonly spent: number } | { readonly kind: 'asks' } | { readonly kind: 'wants'; readonly command: Command };

/** The line between the windows of one meeting in one browser. */
export function useChannel(meeting: string, heard: (message: Message) => void): (message: Message) => void {
  const channel = new BroadcastChannel(`concord.meeting.${meeting}`);
  channel.onmessage = ({ data }: MessageEvent<Message>) => { heard(data); };
  onScopeDispose(() => { channel.close(); });
  return (message) => { channel.postMessage(message); };
}

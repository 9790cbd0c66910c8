import { parted, termOf } from './term.js';

const grant = (over: Partial<Parameters<typeof termOf>[0]>) => ({ validFrom: '2026-01-01T00:00:00.000+08:00', validTo: null, revokedAt: null, isInForce: true, ...over });

it('says the last day something holds, not the moment after it', () => {
  expect(termOf(grant({}))).toBeNull();
  expect(termOf(grant({ validTo: '2028-01-01T00:00:00.000+08:00' }))).toEqual({ key: 'until', at: '2027-12-31' });
  expect(termOf(grant({ validTo: '2028-01-01T09:30:00.000+08:00' }))).toEqual({ key: 'until', at: '2028-01-01 09:30' });
  expect(termOf(grant({ validFrom: '2099-03-01T00:00:00.000+08:00', isInForce: false }))).toEqual({ key: 'notYet', at: '2099-03-01' });
  expect(termOf(grant({ validTo: '2026-03-01T00:00:00.000+08:00', isInForce: false }))).toEqual({ key: 'ended', at: '2026-02-28' });
  expect(termOf(grant({ revokedAt: '2026-02-03T10:00:00.000+08:00', isInForce: false }))).toEqual({ key: 'revoked', at: '2026-02-03 10:00' });
});

it('parts what holds or will from what is past', () => {
  const [now, later, gone, revoked] = [grant({}), grant({ validFrom: '2099-03-01T00:00:00.000+08:00', isInForce: false }), grant({ validTo: '2026-03-01T00:00:00.000+08:00', isInForce: false }), grant({ revokedAt: '2026-02-03T10:00:00.000+08:00', isInForce: false })];
  expect(parted([now, later, gone, revoked])).toEqual({ live: [now, later], past: [gone, revoked] });
});

// A real OpenID Connect provider on loopback: node sso-provider.mjs REDIRECT_URI CLIENT_SECRET. Says its address when it listens. Whoever it is asked to sign in it takes for
// the login they type: it is for tests.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirectUri, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'concord', client_secret: secret, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.split('/')[0] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['a key for tests only'] },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
process.on('SIGTERM', () => { server.closeAllConnections(); server.close(); });

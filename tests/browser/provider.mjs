// A council's sign-in for a journey: OpenID Connect as a certified server speaks it, on this machine alone.
// Whoever signs in is who they say, by e-mail address. Arguments: port, the site's redirect address.
import { Provider } from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
const provider = new Provider(origin, {
  clients: [{ client_id: "site", client_secret: "only-for-tests", redirect_uris: [redirect] }],
  claims: { email: ["email", "email_verified"], profile: ["name"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unproved"), name: "Somebody" }),
  }),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
});
provider.listen(Number(port), "127.0.0.1", () => process.stdout.write("Listening\n"));

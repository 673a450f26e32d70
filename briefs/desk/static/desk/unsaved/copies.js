// Copies of what is typed and not saved, kept in this browser: one for each visit of a form.
const PREFIX = "desk-typed:";
const DAYS_KEPT = 30;

const user = document.querySelector("meta[name=desk-user]")?.content ?? "";
const own = `${PREFIX}${user}:`;
const room = storage();

// A browser that is told to store nothing throws at the mere question, or has no room at all.
function storage() {
  try {
    return window.localStorage ?? null;
  } catch {
    return null;
  }
}

function keys(start) {
  return room ? Object.keys(room).filter((key) => key.startsWith(start)) : [];
}

function read(key) {
  try {
    return { key, ...JSON.parse(room.getItem(key)) };
  } catch {
    return { key };
  }
}

export const keyOf = (visit) => `${own}${visit}`;

// The newest first. What is older than a month nobody has come back for.
export function allCopies() {
  const oldest = Date.now() - DAYS_KEPT * 86_400_000;
  const all = keys(own).map(read);
  all.filter((copy) => !(copy.at > oldest)).forEach((copy) => drop(copy.key));
  return all.filter((copy) => copy.at > oldest).sort((a, b) => b.at - a.at);
}

// Whether the browser has the copy now.
export function keep(key, copy) {
  const text = JSON.stringify(copy);
  for (;;) {
    try {
      room.setItem(key, text);
      return true;
    } catch {
      // No room is left: first goes what was sent to be saved, then the oldest.
      const [least] = keys(own).filter((other) => other !== key).map(read)
        .sort((a, b) => Boolean(b.sent) - Boolean(a.sent) || a.at - b.at);
      if (!least) return false;
      drop(least.key);
    }
  }
}

export const drop = (key) => room?.removeItem(key);
export const dropAll = () => keys(own).forEach(drop);

// The server names the form that it has saved in a cookie, with the visit that sent it.
export function dropSaved() {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("desk-saved="));
  if (!cookie) return;
  const [path, visit] = decodeURIComponent(cookie.split("=")[1]).split(" ");
  const sent = allCopies().filter((copy) => copy.path === path && copy.sent && (!visit || copy.key.startsWith(keyOf(visit))));
  sent.forEach((copy) => drop(copy.key));
  document.cookie = "desk-saved=; path=/; max-age=0; samesite=lax";
}

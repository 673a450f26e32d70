// Copies of what is typed and not saved, kept in this browser: one for each visit of a form.
const PREFIX = "desk-typed:";
const DAYS_KEPT = 30;

const user = document.querySelector("meta[name=desk-user]")?.content ?? "";
const own = `${PREFIX}${user}:`;

function keys(start) {
  return Object.keys(localStorage).filter((key) => key.startsWith(start));
}

function read(key) {
  try {
    return { key, ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    return { key };
  }
}

export const keyOf = (visit) => `${own}${visit}`;

// The newest first. What is older than a month nobody has come back for.
export function copiesOf(path) {
  const oldest = Date.now() - DAYS_KEPT * 86_400_000;
  const all = keys(own).map(read);
  all.filter((copy) => !(copy.at > oldest)).forEach((copy) => drop(copy.key));
  return all.filter((copy) => copy.path === path && copy.at > oldest).sort((a, b) => b.at - a.at);
}

export function keep(key, copy) {
  const text = JSON.stringify(copy);
  try {
    localStorage.setItem(key, text);
  } catch {
    // The browser's room is used up: the oldest copy goes for the newest.
    const [oldest] = keys(own).map(read).filter((other) => other.key !== key).sort((a, b) => a.at - b.at);
    if (!oldest) return;
    drop(oldest.key);
    keep(key, copy);
  }
}

export const drop = (key) => localStorage.removeItem(key);
export const dropAll = () => keys(own).forEach(drop);

// The server names the form that it has saved in a cookie; what was sent from there is safe.
export function dropSaved() {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("desk-saved="));
  if (!cookie) return;
  const path = decodeURIComponent(cookie.split("=")[1]);
  copiesOf(path).filter((copy) => copy.sent).forEach((copy) => drop(copy.key));
  document.cookie = "desk-saved=; path=/; max-age=0; samesite=lax";
}

// Small preferences of this browser; one that stores nothing has none, and all else works.
export function remembered(key) {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // It holds for this page only.
  }
}

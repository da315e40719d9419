// Before the first paint: light or dark as the shopper chose, or as the device says.
try {
  const chosen = localStorage.getItem('alder-quince-theme');
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is blocked: the device decides.
}

/** 64,618 */
export function formatCount(n: number): string {
  return String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** 37,863.34 */
export function formatMoney(amount: number): string {
  return formatDecimal(amount, 2);
}

/** 1,414.2 with one decimal. */
export function formatDecimal(n: number, decimals: number): string {
  const [whole = '', fraction = ''] = n.toFixed(decimals).split('.');
  return `${formatCount(Number(whole))}.${fraction}`;
}

/** 8.5 MB; a kilobyte is 1000 bytes. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)} ${units[unit]}`;
}

/** 0.43 s, 12.4 s, 3 min 20 s */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** 1 rental, 2 rentals; or with a given plural: 1 copy, 2 copies */
export function formatNumberOf(n: number, thing: string, things = `${thing}s`): string {
  return `${formatCount(n)} ${n === 1 ? thing : things}`;
}

/** 950, 1.2k, 48k, 3.4M: a count in at most five characters. */
export function formatCompact(n: number): string {
  const units = ['', 'k', 'M', 'G', 'T'];
  let value = n;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 9.95 ? value.toFixed(0) : value.toFixed(1)}${units[unit]}`;
}

/** 12 s, 3:20, 1:02:10: a time to wait. */
export function formatWait(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 100) return `${whole} s`;
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  const rest = twoDigits(whole % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${rest}`;
}

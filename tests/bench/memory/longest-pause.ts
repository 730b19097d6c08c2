/** Measures how long others had to wait for the event loop, from the call until `end`. */
export function watchPauses(): { end(): number } {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    // The timer itself comes a millisecond after the last.
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  return {
    end() {
      clearInterval(timer);
      return Math.max(longest, performance.now() - last - 1);
    },
  };
}

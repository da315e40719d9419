//! What the shipped module has in place of the standard library: an allocator that never takes memory back, and panics
//! that trap without a word. Together they save every shopper what `docs/size.md` says.

use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};

/// Hands memory out and never takes any back, so that the module holds no code for freeing. The page asks
/// `memory_pages` ([`crate::boundary`]) and puts a fresh instance in the place of one that has grown large (`www/shim/engine.js`).
#[global_allocator]
#[expect(unsafe_code, reason = "one thread alone runs the module: it shares its memory with no worker")]
static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
    // SAFETY: see the reason above.
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

/// The shim recovers from a trap by a new instance; nobody reads a text there.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

//! What the shipped module has in place of the standard library: an allocator of a kilobyte, and panics that
//! trap without a word. Together they save every shopper what `docs/size.md` says.

/// One page, one thread. Grows the linear memory, and uses again what was freed.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The shim recovers from a trap by a new instance; nobody reads a text there.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

// The style sheet, apart from the script: it is fetched beside the WebAssembly, when the page is idle.
import css from '../style/cart-associate.css';

export default css;

<?php
/**
 * Settings: each a constant in wp-config.php or, over it, a filter.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/**
 * Where the compiled rule bundle is. CART_ASSOCIATE_RULES, or uploads/cart-associate/rules.bin where that file is there.
 *
 * @return string An address; empty: the plugin does nothing.
 */
function cart_associate_rules() {
	$rules = defined( 'CART_ASSOCIATE_RULES' ) ? CART_ASSOCIATE_RULES : '';
	if ( '' === $rules ) {
		$uploads = wp_upload_dir( null, false );
		$file    = $uploads['basedir'] . '/cart-associate/rules.bin';
		// With the time of the file, so that a new bundle is fetched at once; and by the page's own scheme, which WordPress does not see to.
		$rules = is_readable( $file ) ? set_url_scheme( $uploads['baseurl'] ) . '/cart-associate/rules.bin?ver=' . filemtime( $file ) : '';
	}
	/**
	 * Filters the address of the rule bundle.
	 *
	 * @param string $rules Address of rules.bin.
	 */
	return (string) apply_filters( 'cart_associate_rules', $rules );
}

/**
 * Where the script and what it loads are: the folder dist/ of the product. CART_ASSOCIATE_ASSETS, or assets/ of this plugin.
 *
 * @return string An address that ends in a slash.
 */
function cart_associate_assets() {
	$assets = defined( 'CART_ASSOCIATE_ASSETS' ) ? CART_ASSOCIATE_ASSETS : plugins_url( 'assets/', __DIR__ );
	/**
	 * Filters the address of the folder with cart-associate-woocommerce.js.
	 *
	 * @param string $assets Address of the folder.
	 */
	return trailingslashit( (string) apply_filters( 'cart_associate_assets', $assets ) );
}

/**
 * How many items are in the cart.
 *
 * @return int
 */
function cart_associate_items() {
	return WC()->cart ? WC()->cart->get_cart_contents_count() : 0;
}

/**
 * The attributes of the script tag, among them what the script puts the suggestions before: our mark in the classic mini-cart,
 * or the total where a theme's own template leaves out the hook that prints the mark; the footer of the mini-cart in blocks,
 * which is drawn in the browser; and on cart pages what it puts them before in any shop.
 *
 * @return array<string, string> By name.
 */
function cart_associate_attributes() {
	$attributes = array(
		'data-rules' => cart_associate_rules(),
		// With any, the script does not wait until the page is idle.
		'data-items' => (string) cart_associate_items(),
		// Of what stands within :is(), a browser leaves out what it does not know, which may be :has().
		'data-into'  => ':is(.cart-associate-place,.woocommerce-mini-cart__total:not(:has(~.cart-associate-place))),.wc-block-mini-cart__footer,.cart-collaterals,.wp-block-woocommerce-cart-line-items-block',
	);
	/**
	 * Filters the attributes of the script tag, for instance to add data-attribution, or data-into for another drawer.
	 *
	 * @param array<string, string> $attributes Attributes by name.
	 */
	return (array) apply_filters( 'cart_associate_attributes', $attributes );
}

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
 * The compiled rule bundle in the uploads.
 *
 * @return string Its path; empty where it is not there.
 */
function cart_associate_rules_file() {
	$file = wp_upload_dir( null, false )['basedir'] . '/cart-associate/rules.bin';
	return is_readable( $file ) ? $file : '';
}

/**
 * Where the compiled rule bundle is. CART_ASSOCIATE_RULES, or uploads/cart-associate/rules.bin where that file is there.
 *
 * @return string An address; empty: the plugin does nothing.
 */
function cart_associate_rules() {
	$rules = defined( 'CART_ASSOCIATE_RULES' ) ? CART_ASSOCIATE_RULES : '';
	$file  = cart_associate_rules_file();
	if ( '' === $rules && '' !== $file ) {
		// With the time of the file, so that a new bundle is fetched at once; and by the page's own scheme, which WordPress does not see to.
		$rules = set_url_scheme( wp_upload_dir( null, false )['baseurl'] ) . '/cart-associate/rules.bin?ver=' . filemtime( $file );
	}
	/**
	 * Filters the address of the rule bundle.
	 *
	 * @param string $rules Address of rules.bin.
	 */
	return (string) apply_filters( 'cart_associate_rules', $rules );
}

/**
 * Whether the rules record something in a line under this name: CART_ASSOCIATE_PROPERTIES where the rules are elsewhere, or what
 * the bundle in the uploads says. There, a confirmation is the byte 2, the name, and the byte 255 (docs/bundle-format.md).
 *
 * @param string $name Of a property.
 * @return bool
 */
function cart_associate_is_name( $name ) {
	if ( defined( 'CART_ASSOCIATE_PROPERTIES' ) ) {
		return in_array( $name, array_map( 'cart_associate_text', (array) CART_ASSOCIATE_PROPERTIES ), true );
	}
	static $bundle = null;
	if ( null === $bundle ) {
		$file = cart_associate_rules_file();
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A file on this server.
		$bundle = '' === $file ? '' : (string) file_get_contents( $file );
	}
	return false !== strpos( $bundle, "\x02$name\xFF" );
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
 * Whether the page is for this visitor only: no cache keeps it. WooCommerce says so of the cart and of the account.
 *
 * @return bool
 */
function cart_associate_is_private() {
	/**
	 * Filters whether the page is for this visitor only, for caches that leave out whoever has something in the cart.
	 *
	 * @param bool $private Whether no cache keeps the page.
	 */
	return (bool) apply_filters( 'cart_associate_private', defined( 'DONOTCACHEPAGE' ) && DONOTCACHEPAGE );
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
		// Of what stands within :is(), a browser leaves out what it does not know, which may be :has().
		'data-into'  => ':is(.cart-associate-place,.woocommerce-mini-cart__total:not(:has(~.cart-associate-place))),.wc-block-mini-cart__footer,.cart-collaterals,.wp-block-woocommerce-filled-cart-block',
	);
	/**
	 * Filters the attributes of the script tag, for instance to add data-attribution, or data-into for another drawer.
	 *
	 * @param array<string, string> $attributes Attributes by name.
	 */
	return (array) apply_filters( 'cart_associate_attributes', $attributes );
}

<?php
/**
 * Preload hints: where something is in the cart, the browser fetches while it reads the page what the script will ask for, from
 * the same addresses. Only in a page that no cache keeps, which would tell the next visitor of this one's cart.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/**
 * The names of the plugin's own files, with their hashes or versions, by what they are; none where the script lies elsewhere: its
 * files may be of another version.
 *
 * @return array<string, string>
 */
function cart_associate_names() {
	$file = dirname( __DIR__ ) . '/assets/scripts.json';
	if ( plugins_url( 'assets/', __DIR__ ) !== cart_associate_assets() || ! is_readable( $file ) ) {
		return array();
	}
	// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A file of ours.
	$names = json_decode( (string) file_get_contents( $file ), true );
	return is_array( $names ) ? $names : array();
}

/**
 * Prints the hints.
 */
function cart_associate_print_hints() {
	$assets  = cart_associate_assets();
	$scripts = cart_associate_names();
	if ( is_checkout() || ! cart_associate_is_private() || 0 === cart_associate_items() || ! isset( $scripts['engine-woocommerce'], $scripts['words-en'] ) ) {
		return;
	}
	$words = 'words-' . strtolower( strtok( get_bloginfo( 'language' ), '-_' ) );
	foreach ( array( 'engine-woocommerce', isset( $scripts[ $words ] ) ? $words : 'words-en' ) as $name ) {
		printf( "<link rel=\"modulepreload\" href=\"%s\">\n", esc_url( $assets . $scripts[ $name ] ) );
	}
	foreach ( array( $assets . ( $scripts['wasm'] ?? 'cart-associate.wasm' ), cart_associate_rules() ) as $address ) {
		printf( "<link rel=\"preload\" as=\"fetch\" href=\"%s\" crossorigin>\n", esc_url( $address ) );
	}
}

<?php
/**
 * What is written into the page: the script tag, the place for suggestions, and the facts.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/**
 * Enqueues the script wherever the mini-cart may be opened, except at the checkout.
 */
function cart_associate_enqueue() {
	if ( is_checkout() ) {
		return;
	}
	// The build's own version is in the address, so that an update does not mix old files and new ones.
	$script = cart_associate_names()['script'] ?? 'cart-associate-woocommerce.js';
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	wp_enqueue_script( 'cart-associate', cart_associate_assets() . $script, array(), null, array( 'strategy' => 'defer' ) );
}

/**
 * Gives the script tag its attributes, which WordPress escapes.
 *
 * @param array<string, string|bool> $attributes Of any script tag.
 * @return array<string, string|bool>
 */
function cart_associate_tag( $attributes ) {
	if ( ! isset( $attributes['id'] ) || 'cart-associate-js' !== $attributes['id'] ) {
		return $attributes;
	}
	foreach ( cart_associate_attributes() as $name => $value ) {
		if ( preg_match( '/^data-[a-z-]+$/D', $name ) ) {
			$attributes[ $name ] = 'data-rules' === $name ? esc_url_raw( (string) $value ) : $value;
		}
	}
	return $attributes;
}

/**
 * Marks the place for suggestions in the classic mini-cart: after the total and before the buttons. The script puts them there,
 * the same ones with their focus whenever the mini-cart comes anew, as it does with every change; an element of ours that came
 * with it would be another one each time.
 */
function cart_associate_place() {
	echo '<span class="cart-associate-place" hidden></span>';
}

/**
 * Prints the facts that are the same for every visitor into the page.
 */
function cart_associate_print_facts() {
	if ( is_checkout() ) {
		return;
	}
	// No sign of HTML is left in it, so that nothing can end the element.
	$json = wp_json_encode( cart_associate_page_facts(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT );
	// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- JSON without any sign of HTML.
	echo '<script type="application/json" data-cart-associate>' . ( $json ? $json : '{}' ) . '</script>';
}

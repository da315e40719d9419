<?php
/**
 * Plugin Name:          Cart Associate
 * Description:          One to three suggestions that truly help with what is in the cart, decided in the shopper's browser.
 * Version:              0.1.0
 * Requires at least:    6.4
 * Requires PHP:         7.4
 * Requires Plugins:     woocommerce
 * WC requires at least: 8.8
 * License:              MIT OR Apache-2.0
 * License URI:          https://opensource.org/licenses/MIT
 * Text Domain:          cart-associate
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

define( 'CART_ASSOCIATE_VERSION', '0.1.0' );

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/facts.php';
require_once __DIR__ . '/includes/markup.php';
require_once __DIR__ . '/includes/hints.php';
require_once __DIR__ . '/includes/lines.php';
require_once __DIR__ . '/includes/limits.php';
require_once __DIR__ . '/includes/store-api.php';

add_action( 'before_woocommerce_init', 'cart_associate_declare' );
// Not before: a theme may have the filter that tells where the rule bundle is.
add_action( 'init', 'cart_associate_begin' );

/**
 * Tells WooCommerce that orders in tables of their own are fine, which it else doubts.
 */
function cart_associate_declare() {
	if ( class_exists( 'Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
		Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', __FILE__ );
	}
}

/**
 * Hooks everything up, where there is a shop and a rule bundle to use.
 */
function cart_associate_begin() {
	if ( ! class_exists( 'WooCommerce' ) || '' === cart_associate_rules() ) {
		return;
	}
	add_action( 'wp_head', 'cart_associate_print_hints', 2 );
	add_action( 'wp_enqueue_scripts', 'cart_associate_enqueue' );
	add_filter( 'wp_script_attributes', 'cart_associate_tag' );
	add_action( 'woocommerce_widget_shopping_cart_before_buttons', 'cart_associate_place' );
	add_action( 'wp_footer', 'cart_associate_print_facts' );

	add_filter( 'woocommerce_store_api_add_to_cart_data', 'cart_associate_added', 10, 2 );
	add_filter( 'woocommerce_get_item_data', 'cart_associate_item_data', 10, 2 );
	add_action( 'woocommerce_checkout_create_order_line_item', 'cart_associate_order_line', 10, 3 );
	add_action( 'woocommerce_checkout_create_order', 'cart_associate_order' );
	add_action( 'woocommerce_store_api_checkout_update_order_meta', 'cart_associate_order' );
	add_action( 'woocommerce_cart_emptied', 'cart_associate_forget' );
	add_filter( 'woocommerce_store_api_product_quantity_maximum', 'cart_associate_line_limit', 100, 3 );
	add_action( 'woocommerce_store_api_validate_add_to_cart', 'cart_associate_check_limit', 10, 2 );
	add_filter( 'woocommerce_add_to_cart_sold_individually_found_in_cart', 'cart_associate_found', 10, 5 );
	add_filter( 'rest_post_dispatch', 'cart_associate_keep_private', 10, 3 );
	// WooCommerce's blocks have been loaded by now.
	cart_associate_store_api();
}

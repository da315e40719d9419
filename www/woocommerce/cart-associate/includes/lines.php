<?php
/**
 * Properties of a line, and which offer it came from: in the cart, where the shopper sees them, and in the order.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * @package CartAssociate
 */

defined( 'ABSPATH' ) || exit;

/** As many properties, and as long ones, as anybody needs. */
const CART_ASSOCIATE_MOST   = 20;
const CART_ASSOCIATE_LENGTH = 500;

/**
 * A text as it may be kept: character for character what the rules say, which the script compares it with. It is escaped where
 * it is shown. What could begin a tag gets a space behind it, for whoever shows it without escaping.
 *
 * @param mixed $given From a request.
 * @return string
 */
function cart_associate_text( $given ) {
	$text = is_scalar( $given ) ? wp_check_invalid_utf8( (string) $given ) : '';
	$text = preg_replace( array( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', '~<(?=[a-z/!?])~i' ), array( '', '< ' ), $text );
	return mb_substr( $text, 0, CART_ASSOCIATE_LENGTH, 'UTF-8' );
}

/**
 * Properties as they may be kept: plain texts by name.
 *
 * @param mixed $given From a request.
 * @return array<string|int, string> Sorted by name, so that the same ones make the same line. PHP makes a name that is a number
 *                                   a number.
 */
function cart_associate_clean( $given ) {
	$clean = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		$name = cart_associate_text( $name );
		if ( '' !== trim( $name ) && is_scalar( $value ) && count( $clean ) < CART_ASSOCIATE_MOST ) {
			$clean[ $name ] = cart_associate_text( $value );
		}
	}
	ksort( $clean, SORT_STRING );
	return $clean;
}

/**
 * Of these properties, those whose names the rules use, and those that are in the cart already: the rules may have changed since.
 * Whatever else a request makes up, it does not come into an order.
 *
 * @param array<string|int, string> $properties By name.
 * @return array<string|int, string>
 */
function cart_associate_used( $properties ) {
	$kept = array_column( WC()->cart ? WC()->cart->get_cart() : array(), 'cart_associate' );
	foreach ( $properties as $name => $value ) {
		if ( ! cart_associate_is_name( (string) $name ) && ! in_array( $value, array_column( $kept, $name ), true ) ) {
			unset( $properties[ $name ] );
		}
	}
	return $properties;
}

/**
 * What other plugins keep with an item of the cart, which is a part of what makes it a line of its own: what is none of the cart's
 * own, and none of ours, is theirs.
 *
 * @param array<string, mixed> $item Cart item.
 * @return array<string, mixed>
 */
function cart_associate_others( $item ) {
	$own = array( 'key', 'product_id', 'variation_id', 'variation', 'quantity', 'data', 'data_hash', 'line_tax_data', 'line_subtotal', 'line_subtotal_tax', 'line_total', 'line_tax', 'cart_associate', 'cart_associate_offer' );
	return array_diff_key( $item, array_flip( $own ) );
}

/**
 * Puts the properties of a request to add something into the data of the new item. They are part of what makes a line
 * a line of its own.
 *
 * @param array<string, mixed> $data    For the cart.
 * @param ArrayAccess|array    $request As it came.
 * @return array<string, mixed>
 */
function cart_associate_added( $data, $request ) {
	$ours       = isset( $request['cart-associate'] ) ? $request['cart-associate'] : null;
	$properties = cart_associate_used( cart_associate_clean( is_array( $ours ) && isset( $ours['properties'] ) ? $ours['properties'] : null ) );
	if ( $properties ) {
		$data['cart_item_data']                   = isset( $data['cart_item_data'] ) ? $data['cart_item_data'] : array();
		$data['cart_item_data']['cart_associate'] = $properties;
	}
	return $data;
}

/**
 * The contents of a cart with other properties on one item, which then has another key. It keeps its place, and joins an
 * item that is the same.
 *
 * @param array<string, array<string, mixed>> $contents   Items by key.
 * @param string                              $key        Of the item.
 * @param string                              $new_key    The one it gets.
 * @param array<string, string>               $properties All its properties.
 * @return array<string, array<string, mixed>>
 */
function cart_associate_rekeyed( $contents, $key, $new_key, $properties ) {
	if ( ! isset( $contents[ $key ] ) ) {
		return $contents;
	}
	$item        = $contents[ $key ];
	$item['key'] = $new_key;
	unset( $item['cart_associate'] );
	if ( $properties ) {
		$item['cart_associate'] = $properties;
	}
	if ( $new_key !== $key && isset( $contents[ $new_key ] ) ) {
		$item['quantity'] += $contents[ $new_key ]['quantity'];
		unset( $contents[ $new_key ] );
	}
	$after = array();
	foreach ( $contents as $one => $kept ) {
		if ( $one === $key ) {
			$after[ $new_key ] = $item;
		} else {
			$after[ $one ] = $kept;
		}
	}
	return $after;
}

/**
 * Shows the properties in the cart, except those that begin with an underscore. What is shown is HTML.
 *
 * @param array<int, array<string, string>> $shown So far.
 * @param array<string, mixed>              $item  Cart item.
 * @return array<int, array<string, string>>
 */
function cart_associate_item_data( $shown, $item ) {
	foreach ( isset( $item['cart_associate'] ) ? $item['cart_associate'] : array() as $name => $value ) {
		if ( 0 !== strpos( (string) $name, '_' ) ) {
			// An ampersand too, where esc_html() would take what follows it for an entity.
			$shown[] = array(
				'key'   => htmlspecialchars( (string) $name, ENT_QUOTES, 'UTF-8' ),
				'value' => htmlspecialchars( $value, ENT_QUOTES, 'UTF-8' ),
			);
		}
	}
	return $shown;
}

/**
 * Writes properties and the offer into the order's line. There, a name that begins with an underscore steers the shop
 * (`_reduced_stock`): it gets our prefix. Nothing that is there is written over.
 *
 * @param WC_Order_Item_Product $line Of the order.
 * @param string                $key  Of the cart item.
 * @param array<string, mixed>  $item Cart item.
 */
function cart_associate_order_line( $line, $key, $item ) {
	foreach ( isset( $item['cart_associate'] ) ? $item['cart_associate'] : array() as $name => $value ) {
		$name = (string) $name;
		$name = 0 === strpos( $name, '_' ) ? '_cart_associate' . $name : $name;
		if ( ! $line->meta_exists( $name ) ) {
			$line->add_meta_data( $name, $value, true );
		}
	}
	if ( isset( $item['cart_associate_offer'] ) ) {
		$line->add_meta_data( '_offer', $item['cart_associate_offer']['offer'], true );
		$line->add_meta_data( '_offer_v', $item['cart_associate_offer']['revision'], true );
	}
}

/**
 * Writes into the order which offers were taken up without a line of their own, as far as what they added is still bought.
 *
 * @param WC_Order $order The order.
 */
function cart_associate_order( $order ) {
	$marks  = WC()->session ? (array) WC()->session->get( 'cart_associate_offers', array() ) : array();
	$bought = array();
	foreach ( WC()->cart ? WC()->cart->get_cart() : array() as $item ) {
		$bought[] = (string) ( ! empty( $item['variation_id'] ) ? $item['variation_id'] : $item['product_id'] );
	}
	$offers = array();
	foreach ( $marks as $mark ) {
		if ( ! array_diff( $mark['variants'], $bought ) ) {
			$offers[] = $mark['offer'] . '@' . $mark['revision'];
		}
	}
	if ( $offers ) {
		$order->update_meta_data( '_offers', implode( ', ', array_unique( $offers ) ) );
	} else {
		// The checkout block writes into the same order until it is paid.
		$order->delete_meta_data( '_offers' );
	}
}

/**
 * Forgets with the cart what was noted for its order, so that it is not put down to the next one.
 */
function cart_associate_forget() {
	if ( WC()->session ) {
		WC()->session->set( 'cart_associate_offers', null );
	}
}

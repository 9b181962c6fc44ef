// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

enum PriceUnit {
    None,
    /// @dev Each use is paid.
    Access,
    /// @dev The first use in a period pays for all in it. Periods are those of the terms, from their start.
    Period
}

/// @notice A part of each payment.
struct Share {
    address payee;
    uint16 basisPoints;
}

/// @notice What a use costs, and who gets it.
struct Price {
    IERC20 cash;
    /// @dev In minor units.
    uint88 amount;
    PriceUnit per;
    /// @dev Rounded down, each.
    Share[] shares;
    /// @dev Who gets what the shares leave.
    address remainder;
}

bytes32 constant SHARE_TYPEHASH = keccak256("Share(address payee,uint16 basisPoints)");
bytes32 constant PRICE_TYPEHASH = keccak256(
    "Price(address cash,uint88 amount,uint8 per,Share[] shares,address remainder)Share(address payee,uint16 basisPoints)"
);
/// @dev EIP-712 struct hash of the price whose every field is zero, without shares: nothing is paid. A test derives it.
bytes32 constant NO_PRICE = 0x867f66b4fd30b3ffdfcbf6cc2e8ccfcce54c4861aa006e99918b38968af903e7;

/// @return Its EIP-712 struct hash.
function hashPrice(Price calldata price) pure returns (bytes32) {
    bytes32[] memory hashes = new bytes32[](price.shares.length);
    for (uint256 i = 0; i < hashes.length; i++) hashes[i] = keccak256(abi.encode(SHARE_TYPEHASH, price.shares[i]));
    return
        keccak256(
            abi.encode(
                PRICE_TYPEHASH,
                price.cash,
                price.amount,
                price.per,
                keccak256(abi.encodePacked(hashes)),
                price.remainder
            )
        );
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccesses} from "./IAccesses.sol";
import {hashPrice, NO_PRICE, Price, PriceUnit} from "./Price.sol";
import {AgreementId} from "../types/AgreementId.sol";

/// @dev Most shares of a payment: each is credited in the call that releases it.
uint256 constant MAX_SHARES = 16;
uint256 constant ALL_BASIS_POINTS = 10_000;

/// @dev That this is the price agreed.
function requireAgreedPrice(AgreementId id, bytes32 agreed, Price calldata price) pure {
    bytes32 given = hashPrice(price);
    require(given == agreed, IAccesses.Accesses_OtherPrice(id, agreed, given));
}

/// @dev Whether money that goes there leaves the contract.
function isPayable(address account) view returns (bool) {
    address self;
    assembly ("memory-safe") {
        self := address() // `this` is not known outside a contract
    }
    return account != address(0) && account != self;
}

/// @dev That a price other than none can be paid.
/// @param period That of the terms, or of the offer.
function requirePayable(Price calldata price, bytes32 hash, uint32 period) view {
    if (hash == NO_PRICE) return;
    if (address(price.cash).code.length == 0) revert IAccesses.Accesses_PriceInvalid("cash");
    if (price.amount == 0) revert IAccesses.Accesses_PriceInvalid("amount");
    if (price.per == PriceUnit.None || (price.per == PriceUnit.Period && period == 0)) {
        revert IAccesses.Accesses_PriceInvalid("per");
    }
    if (!isPayable(price.remainder)) revert IAccesses.Accesses_PriceInvalid("remainder");
    if (price.shares.length > MAX_SHARES) revert IAccesses.Accesses_PriceInvalid("shares");
    uint256 sum = 0;
    for (uint256 i = 0; i < price.shares.length; i++) {
        if (!isPayable(price.shares[i].payee)) revert IAccesses.Accesses_PriceInvalid("payee");
        sum += price.shares[i].basisPoints;
    }
    if (sum > ALL_BASIS_POINTS) revert IAccesses.Accesses_PriceInvalid("basisPoints");
}

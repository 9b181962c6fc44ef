// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Escrow} from "../../../contracts/data/IAccesses.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {Price, PriceUnit} from "../../../contracts/data/Price.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {DataBase} from "./DataBase.sol";

/// @notice An agreement whose uses cost 1001 each, of which Grid's maker has 33.33 %, Lab's 10 %, and Court's the rest.
abstract contract EscrowBase is DataBase {
    uint256 internal constant COST = 1001;

    LedgerCash internal cash;
    Price internal price;
    AgreementTerms internal terms;
    AgreementId internal id;

    /// @dev In other money where a test says so.
    function newCash() internal virtual returns (LedgerCash) {
        return new LedgerCash();
    }

    function setUp() public virtual override {
        super.setUp();
        cash = newCash();
        _agree(PriceUnit.Access, 5, 1 days);
    }

    function _agree(PriceUnit per, uint32 usesPerPeriod, uint32 period) internal {
        Price memory p = priceIn(cash, per);
        delete price;
        (price.cash, price.amount, price.per, price.remainder) = (p.cash, p.amount, p.per, p.remainder);
        for (uint256 i = 0; i < p.shares.length; i++) price.shares.push(p.shares[i]);
        Offer memory offer = offerOf(keccak256(abi.encode(per, usesPerPeriod, period)));
        (offer.price, offer.usesPerPeriod, offer.period) = (hashOf(p), usesPerPeriod, period);
        open(offer, p);
        terms = termsUnder(offer, 1);
        id = idOf(terms);
        conclude(terms);
        agreements.openEscrow(terms, p);
    }

    function _fund(uint256 amount) internal {
        cash.mint(bank.maker, amount);
        vm.startPrank(bank.maker);
        cash.approve(address(agreements), amount);
        agreements.fund(id, amount);
        vm.stopPrank();
    }

    function _assertEscrow(uint256 available, uint256 locked) internal view {
        Escrow memory e = agreements.escrowOf(id);
        vm.assertEq(e.available, available, "available");
        vm.assertEq(e.locked, locked, "locked");
    }

    /// @dev Rounded down, each, and the rest: 333, 100 and 568 of 1001.
    function _assertCredits(uint256 times) internal view {
        vm.assertEq(agreements.creditOf(cash, grid.maker), 333 * times, "first share");
        vm.assertEq(agreements.creditOf(cash, lab.maker), 100 * times, "second share");
        vm.assertEq(agreements.creditOf(cash, court.maker), 568 * times, "remainder");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Facility, FacilityState, RequestState} from "../../../contracts/instruments/funds/Facility.sol";
import {FacilityTerms} from "../../../contracts/instruments/funds/FacilityTerms.sol";
import {PaymentRequest} from "../../../contracts/instruments/funds/PaymentRequest.sol";
import {FacilityId} from "../../../contracts/types/FacilityId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {LOAN} from "../../../contracts/types/LimitKind.sol";
import {FundsBase} from "../instruments/funds/FundsBase.sol";

/// @notice Facilities of one lender and borrower, one after the other, and what the books have to say by what happened.
abstract contract FundsPlay is FundsBase {
    /// @dev What is known of a request beside what is on record.
    struct Known {
        PaymentRequest content;
        uint256 facility;
        uint48 requestedAt;
        bool byRule;
    }

    uint256 internal constant INVOICES = 12;

    FacilityId[] public ids;
    Known[] internal _known;
    /// @dev What went back to lender or borrower out of what was unspent.
    mapping(uint256 facility => uint256) public returned;
    uint256[16] public ends;

    /// @dev A random call of it changes nothing once all is there.
    function setUp() public virtual override {
        if (address(purposeAccounts) != address(0)) return;
        super.setUp();
        vm.startPrank(address(timelockController));
        for (uint256 year = 2028; year < 2031; year++) calendars.loadYear(CALENDAR, uint16(year), 0, 0);
        vm.stopPrank();
    }

    /* THE BOOKS */

    /// @return Whether what was drawn is what payees have, what is unspent, and what went back.
    function balances(uint256 i) external view returns (bool) {
        Facility memory f = purposeAccounts.facilityOf(ids[i]);
        uint256 out = 0;
        for (uint256 j = 0; j < _known.length; j++) {
            RequestState state = seen(_known[j].content).state;
            bool has = state == RequestState.Paid || state == RequestState.Unevidenced;
            if (_known[j].facility == i && has) out += _known[j].content.amount;
        }
        return f.drawn == out + f.unspent + returned[i];
    }

    /// @return unspent The sum over all facilities.
    /// @return money What the contract has.
    /// @return used Of the lender's limit.
    /// @return exposure What can be drawn, and what is owed.
    function sums() external view returns (uint256 unspent, uint256 money, uint256 used, uint256 exposure) {
        for (uint256 i = 0; i < ids.length; i++) {
            Facility memory f = purposeAccounts.facilityOf(ids[i]);
            unspent += f.unspent;
            exposure += f.owed;
            if (f.state != FacilityState.Closed) exposure += f.amount - f.drawn;
        }
        (money, used) = (yuan.balanceOf(address(purposeAccounts)), usedOf(bank, buyer, LOAN));
    }

    /// @return Whether a line of the budget has what requests took of it, and no more than its amount.
    function linesAgree(uint256 i) external view returns (bool) {
        uint256[2] memory taken;
        uint256 reserved = 0;
        for (uint256 j = 0; j < _known.length; j++) {
            PaymentRequest memory r = _known[j].content;
            if (_known[j].facility != i) continue;
            RequestState state = seen(r).state;
            if (state == RequestState.Requested) reserved += r.amount;
            if (state <= RequestState.Returning) taken[r.purpose == "steel" ? 0 : 1] += r.amount;
        }
        bool steel = taken[0] == purposeAccounts.budgetOf(ids[i], "steel").taken && taken[0] <= STEEL;
        bool wages = taken[1] == purposeAccounts.budgetOf(ids[i], "wages").taken && taken[1] <= WAGES;
        return steel && wages && purposeAccounts.facilityOf(ids[i]).reserved == reserved;
    }

    /// @return Whether no invoice was used by two requests, over all facilities.
    function invoicesAgree() external view returns (bool) {
        for (uint256 n = 0; n < INVOICES; n++) {
            uint256 uses = 0;
            for (uint256 j = 0; j < _known.length; j++) {
                PaymentRequest memory r = _known[j].content;
                RequestState state = seen(r).state;
                bool uses_ =
                    state == RequestState.Requested || state == RequestState.Paid || state == RequestState.Returning;
                if (uses_ && r.keys.length != 0 && r.keys[0] == invoiceOf(n)) uses++;
            }
            if (uses > 1) return false;
        }
        return true;
    }

    /// @return Whether nobody was paid by rule more than the threshold within a day, counted payment by payment.
    function thresholdHolds() external view returns (bool) {
        for (uint256 j = 0; j < _known.length; j++) {
            if (!_known[j].byRule) continue;
            uint256 sum = 0;
            for (uint256 k = 0; k <= j; k++) {
                bool same = _known[k].facility == _known[j].facility;
                same = same && _known[k].content.payee == _known[j].content.payee;
                if (same && _known[k].requestedAt + 1 days >= _known[j].requestedAt) sum += _known[k].content.amount;
            }
            if (sum > BY_RULE) return false;
        }
        return true;
    }

    function count() external view returns (uint256) {
        return ids.length;
    }

    /* INTERNAL */

    function begin_() internal {
        FacilityTerms memory t = soundTerms();
        t.number = bytes32(ids.length + 1);
        t.drawUntil = uint48(block.timestamp + 30 days);
        t.useBy = uint48(block.timestamp + 45 days);
        useTerms(t);
        ids.push(facility);
        setCap(bank, buyer, LOAN, CAP); // also after it was suspended
        open();
        list(acme.maker, true);
        list(basin.maker, true);
    }

    /// @dev One of the invoices.
    function invoiceOf(uint256 n) internal pure returns (Fingerprint) {
        return Fingerprint.wrap(keccak256(abi.encode(bytes32(n))));
    }
}

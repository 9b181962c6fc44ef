// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Credit,
    CreditState,
    Disposition,
    Presentation,
    PresentationState,
    Reimbursement
} from "../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../contracts/instruments/credits/Drawing.sol";
import {CreditId} from "../../../contracts/types/CreditId.sol";
import {CONFIRMATION, CREDIT} from "../../../contracts/types/LimitKind.sol";
import {CreditsBase} from "../instruments/credits/CreditsBase.sol";

/// @notice Credits of one bank, one after the other, and a model of what was presented under them: states, waivers, clocks and rooms.
abstract contract CreditsPlay is CreditsBase {
    /// @dev What the model knows of a presentation.
    struct Known {
        PresentationState state;
        Reimbursement reimbursement;
        bool waived;
        bool refused;
        bool flagged;
        bool bound;
        bool collected;
        uint32 until;
        uint96 amount;
    }

    /// @dev No credit begins later: the calendar knows one year.
    uint32 internal constant LAST_BEGIN = TODAY + 200;

    CreditId[] public ids;
    Drawing[] internal _drawings;
    Known[] internal _known;
    uint256 internal _honouredBound;
    uint64 private _numbers;

    uint256 public done;
    uint256 public refusals;
    uint256 public unexpected;
    bytes4 public lastUnexpected;
    uint256[14] public ends;

    /// @dev A random call of it changes nothing once all is there.
    function setUp() public virtual override {
        if (address(lettersOfCredit) == address(0)) super.setUp();
    }

    /* THE MODEL */

    function day() public view returns (uint32) {
        return uint32((block.timestamp + 8 hours) / 1 days);
    }

    /// @dev Five banking days after the next banking day that is not before `from`; months without holidays, but for May.
    function clockFrom(uint32 from) internal view returns (uint32) {
        return calendars.addBankingDays(CALENDAR, calendars.addBankingDays(CALENDAR, from, 0), 5);
    }

    function isOpen() internal view returns (bool) {
        return ids.length != 0 && seen().state == CreditState.Advised;
    }

    function drawn() public view returns (uint96 sum) {
        for (uint256 i = 0; i < _known.length; i++) {
            PresentationState s = _known[i].state;
            bool counts = s == PresentationState.Presented || s == PresentationState.Accepted;
            if (counts || s == PresentationState.Honoured) sum += _known[i].amount;
        }
    }

    function live() public view returns (uint256 count) {
        for (uint256 i = 0; i < _known.length; i++) {
            PresentationState s = _known[i].state;
            if (s == PresentationState.Presented || s == PresentationState.Refused) count++;
        }
    }

    function drawings() public view returns (uint256) {
        return _known.length;
    }

    /// @return The model's and the contract's state of a presentation.
    function statesOf(uint256 i) external view returns (PresentationState, PresentationState) {
        return (_known[i].state, seen(_drawings[i]).state);
    }

    /// @return What a presentation is for, what was honoured of it, and what the issuer paid of that.
    function paidOf(uint256 i) external view returns (uint96, uint96, uint96) {
        Presentation memory p = seen(_drawings[i]);
        return (p.amount, p.paid, p.reimbursed);
    }

    /* SUMS OVER ALL CREDITS */

    struct Sums {
        uint256 margin;
        uint256 used;
        uint256 owed;
        uint256 confirmerUsed;
        bool covered;
    }

    function sums() external view returns (Sums memory all) {
        all.covered = true;
        for (uint256 i = 0; i < ids.length; i++) {
            Credit memory c = lettersOfCredit.creditOf(ids[i]);
            all.margin += c.margin;
            all.used += c.used;
            all.owed += c.owed;
            all.confirmerUsed += c.confirmerUsed;
            bool covered = uint256(c.used) + c.margin >= uint256(c.owed) + c.outstanding;
            if (!covered || c.confirmerOpen > c.confirmerUsed || c.drawn > c.max) all.covered = false;
        }
    }

    function money() external view returns (uint256 here, uint256 paidByApplicant, uint256 takenFromApplicant) {
        here = yuan.balanceOf(address(lettersOfCredit));
        paidByApplicant = MONEY - yuan.balanceOf(buyer.maker);
        takenFromApplicant = _honouredBound;
    }

    function limitsUsed() external view returns (uint256, uint256) {
        return (usedOf(bank, buyer, CREDIT), usedOf(otherBank, bank, CONFIRMATION));
    }

    function current() external view returns (Credit memory) {
        return seen();
    }

    /* CALLS */

    function _begin(bool confirmed) internal {
        terms = soundTerms();
        (terms.expiry, terms.latestShipment) = (day() + 30, day() + 20);
        terms.salt = bytes32(ids.length + 1);
        useTerms(terms);
        ids.push(credit);
        delete _known;
        delete _drawings;
        startAdvised();
        if (confirmed) confirmCredit();
    }

    function _next(uint96 amount, bool flagged, bool atC) internal returns (Drawing memory d) {
        d = drawing(++_numbers, amount);
        (d.shipDay, d.atConfirmer) = (flagged ? day() + 60 : day(), atC);
    }

    function _try(address from, address to, bytes memory data, bool expected) internal returns (bool ok) {
        vm.prank(from);
        bytes memory reason;
        (ok, reason) = to.call(data);
        if (ok) done++;
        else refusals++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = ok ? bytes4(0) : bytes4(reason);
    }
}

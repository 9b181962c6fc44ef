// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, Asset, Holding, reservationOf} from "./Ask.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardFoundation} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {Lien} from "../ledger/ILiens.sol";
import {Terms} from "../ledger/Terms.sol";
import {Standing} from "../members/IMembers.sol";
import {AskId} from "../types/AskId.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title AskRules
/// @notice What an ask can say, and whether what it hides is as it says.
library AskRules {
    using BoardBooks for *;

    /// @dev A tenth.
    uint16 internal constant MAX_DEPOSIT_BPS = 1_000;
    uint8 internal constant MAX_DAYS = 60;
    uint8 internal constant MAX_REVEALS = 16;

    function requireSound(BoardFoundation memory on, Ask calldata ask) internal view {
        bytes32 field = _partiesAmiss(on, ask);
        if (field == 0) field = _amountsAmiss(ask);
        if (field == 0) field = _timesAmiss(on, ask);
        require(field == 0, IBoard.Board_AskInvalid(field));
    }

    /// @dev This contract is an account of the operator, and lets go alone.
    function requireOperator(BoardFoundation memory on, OrgId operator) internal view {
        bool sound = on.members.orgOf(address(this)) == operator && !operator.isNull();
        sound = sound && on.members.standingOf(operator) == Standing.Active && on.canRelease(operator);
        require(sound, IBoard.Board_OperatorInvalid(operator));
        on.members.ownsFor(address(this), MAKER);
    }

    /// @dev What is offered is of this seller, who may offer it.
    function requireSeller(
        BoardFoundation memory on,
        AskId id,
        Ask calldata ask,
        Holding calldata holding,
        OrgId seller
    ) internal view {
        OrgId holder = on.members.orgOf(holding.account);
        require(holder == seller, IBoard.Board_NotParty(id, holder, seller));
        require(!ask.secondary || on.isBank(seller), IBoard.Board_HoldingInvalid(id, "secondary"));
        bool sized = holding.amount >= ask.amountFrom && holding.amount <= ask.amountTo && holding.amount >= ask.least;
        require(sized, IBoard.Board_HoldingInvalid(id, "amount"));
    }

    /// @dev The claim exists, is as the ask says, and is pledged to the operator for this ask and for no other.
    function requireReserved(
        BoardFoundation memory on,
        AskId id,
        Ask calldata ask,
        Holding calldata holding
    ) internal view {
        bytes32 field = _claimAmiss(on, ask, holding);
        require(field == 0, IBoard.Board_HoldingInvalid(id, field));
        Lien memory lien = on.ledger.lienOf(holding.id, holding.account, ask.operator, reservationOf(id, holding.salt));
        require(lien.amount == holding.amount, IBoard.Board_NotReserved(id, lien.amount, holding.amount));
        require(lien.enforceableFrom > ask.acceptUntil, IBoard.Board_ClaimTooShort(id, lien.enforceableFrom));
    }

    /* PRIVATE */

    function _partiesAmiss(BoardFoundation memory on, Ask calldata ask) private view returns (bytes32) {
        if (on.members.standingOf(ask.obligor) != Standing.Active) return "obligor";
        if (!on.factory.isCash(address(ask.cash))) return "cash";
        if (ask.key == 0) return "key";
        if (ask.conditions == 0) return "conditions";
        return ask.conditional && ask.asset != Asset.CreditClaim ? bytes32("conditional") : bytes32(0);
    }

    function _amountsAmiss(Ask calldata ask) private pure returns (bytes32) {
        if (ask.amountFrom == 0 || ask.amountFrom > ask.amountTo) return "amountTo";
        if (ask.least == 0 || ask.least > ask.amountTo) return "least";
        if (ask.depositBps > MAX_DEPOSIT_BPS) return "depositBps";
        return ask.reveals == 0 || ask.reveals > MAX_REVEALS ? bytes32("reveals") : bytes32(0);
    }

    function _timesAmiss(BoardFoundation memory on, Ask calldata ask) private view returns (bytes32) {
        if (block.timestamp > ask.commitUntil) return "commitUntil";
        if (ask.acceptUntil <= ask.commitUntil) return "acceptUntil";
        if (ask.maturityFrom <= ask.acceptUntil) return "maturityFrom";
        if (ask.maturityTo < ask.maturityFrom) return "maturityTo";
        if (ask.documentDays == 0 || ask.documentDays > MAX_DAYS) return "documentDays";
        if (ask.examineDays == 0 || ask.examineDays > MAX_DAYS) return "examineDays";
        if (ask.payDays == 0 || ask.payDays > MAX_DAYS) return "payDays";
        return on.calendars.versionOf(ask.calendar) == 0 ? bytes32("calendar") : bytes32(0);
    }

    function _claimAmiss(
        BoardFoundation memory on,
        Ask calldata ask,
        Holding calldata holding
    ) private view returns (bytes32) {
        if (address(on.ledger.cashOf(holding.id)) != address(ask.cash)) return "cash";
        Terms memory terms = on.ledger.instrumentOf(holding.id).terms;
        if (!(terms.kind == ask.asset.kindOf())) return "asset";
        if (!(terms.obligor == ask.obligor)) return "obligor";
        return terms.maturity < ask.maturityFrom || terms.maturity > ask.maturityTo ? bytes32("maturity") : bytes32(0);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "./CreditsBase.sol";
import {CreditTransitions} from "./CreditTransitions.sol";

/// @notice The life of a credit against its table.
contract CreditTransitionsTest is CreditsBase, CreditTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        applyFor();
        if (state == State.Applied) return;
        if (state == State.Withdrawn) {
            vm.prank(buyer.maker);
            return lettersOfCredit.withdraw(terms);
        }
        payMargin(MARGIN);
        lettersOfCredit.issue(terms, LATER, issuing(bank));
        if (state == State.Issued) return;
        vm.prank(guarantor.maker);
        lettersOfCredit.advise(credit);
        if (state == State.Cancelled) lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme));
        if (state != State.Expired) return;
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.ApplyFor) return _call(buyer.maker, abi.encodeCall(ICredits.applyFor, (terms)));
        if (act == Act.PayMargin) return _call(buyer.maker, abi.encodeCall(ICredits.payMargin, (credit, MARGIN)));
        if (act == Act.Withdraw) return _call(bank.maker, abi.encodeCall(ICredits.withdraw, (terms)));
        if (act == Act.Issue) {
            if (_is(CreditState.Applied)) payMargin(MARGIN);
            return _call(OUTSIDER, abi.encodeCall(ICredits.issue, (terms, LATER, issuing(bank))));
        }
        if (act == Act.Advise) return _call(guarantor.maker, abi.encodeCall(ICredits.advise, (credit)));
        if (act == Act.Confirm) {
            TermsHash t = termsHash(terms);
            return _call(OUTSIDER, abi.encodeCall(ICredits.confirm, (credit, t, LATER, confirming(otherBank, t))));
        }
        if (act == Act.Present) {
            bytes memory data = abi.encodeCall(IPresentations.present, (terms, drawing(1, AMOUNT)));
            return _call(acme.maker, data);
        }
        if (act == Act.Transfer) return _transfer();
        if (act == Act.Expire) {
            if (_isOpen()) goTo(LAST_DAY + 1);
            return _call(OUTSIDER, abi.encodeCall(ICredits.expire, (credit, terms)));
        }
        if (act == Act.Cancel) {
            bytes memory data = abi.encodeCall(ICredits.cancel, (credit, terms, LATER, approvals(bank, acme)));
            return _call(OUTSIDER, data);
        }
        if (act == Act.Release) return _call(OUTSIDER, abi.encodeCall(ICredits.release, (credit, terms)));
        return _amendment(act);
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return abi.encodeWithSelector(ICredits.Credits_WrongState.selector, credit, CreditState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen().state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(), yuan.balanceOf(address(lettersOfCredit)), usedOf(bank, buyer, CREDIT));
    }

    function _transfer() private view returns (Call memory) {
        CreditTerms memory child = transferTerms(1);
        CreditId id = creditOf(child);
        bytes memory data = abi.encodeCall(
            ICredits.transfer,
            (credit, terms, child, LATER, transferring(acme, id), transferring(bank, id))
        );
        return _call(OUTSIDER, data);
    }

    function _amendment(Act act) private returns (Call memory) {
        CreditTerms memory to = terms;
        to.amount += 100;
        if (act == Act.Amend) {
            bytes memory data = abi.encodeCall(ICredits.amend, (credit, terms, to, LATER, amending(bank, terms, to)));
            return _call(OUTSIDER, data);
        }
        if (_isOpen()) amend(to);
        TermsHash accepts = act == Act.AcceptAmendment ? termsHash(to) : TermsHash.wrap(0);
        bytes memory answered = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(to), accepts, LATER, answering(acme, termsHash(to), accepts))
        );
        return _call(OUTSIDER, answered);
    }

    function _is(CreditState state) private view returns (bool) {
        return seen().state == state;
    }

    function _isOpen() private view returns (bool) {
        return _is(CreditState.Issued) || _is(CreditState.Advised);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(lettersOfCredit), data);
    }
}
